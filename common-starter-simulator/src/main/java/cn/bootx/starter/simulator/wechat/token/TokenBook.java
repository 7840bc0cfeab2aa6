package cn.bootx.starter.simulator.wechat.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * All access tokens that were given out. Remembers the last {@value #CAPACITY}: an older
 * one is unknown, and so refused as 40001.
 */
public final class TokenBook {

	static final int CAPACITY = 20_000;

	private final Clock clock;

	private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();

	public TokenBook(Clock clock) {
		this.clock = clock;
	}

	Instant now() {
		return this.clock.instant();
	}

	IssuedToken issue(String appId, Duration lifetime) {
		return put(new IssuedToken(appId, "90_" + RandomIds.next(96), now().plus(lifetime)));
	}

	IssuedToken put(IssuedToken token) {
		synchronized (this.tokens) {
			this.tokens.put(token.value(), token);
			if (this.tokens.size() > CAPACITY) {
				this.tokens.remove(this.tokens.keySet().iterator().next());
			}
		}
		return token;
	}

	@Nullable IssuedToken find(String value) {
		synchronized (this.tokens) {
			return this.tokens.get(value);
		}
	}

	void forEach(String appId, Consumer<IssuedToken> action) {
		synchronized (this.tokens) {
			this.tokens.values().stream().filter((token) -> token.appId().equals(appId)).forEach(action);
		}
	}

	/** The app that a token belongs to; refuses a missing, unknown or ended one. */
	public String appIdOf(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw WeChatErrors.refuse(41001);
		}
		IssuedToken token = find(value);
		int problem = (token != null) ? token.problemAt(now()) : 40001;
		if (token == null || problem != 0) {
			throw WeChatErrors.refuse(problem);
		}
		return token.appId();
	}

}
