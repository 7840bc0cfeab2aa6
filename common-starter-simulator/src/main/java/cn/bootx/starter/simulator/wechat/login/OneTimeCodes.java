package cn.bootx.starter.simulator.wechat.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are good for five minutes and one use. Remembers the last
 * {@value #CAPACITY}.
 */
public final class OneTimeCodes {

	static final int CAPACITY = 5000;

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private final Clock clock;

	private final Map<String, Grant> grants = new LinkedHashMap<>();

	public OneTimeCodes(Clock clock) {
		this.clock = clock;
	}

	/** Whom a code of a page is for: the component that asked for it, else the app. */
	public static String audience(String appId, String componentAppId) {
		return componentAppId.isEmpty() ? appId : appId + " " + componentAppId;
	}

	public synchronized String issue(String appId, String openId, String scope) {
		String code = RandomIds.next(24);
		this.grants.put(code, new Grant(appId, openId, scope, this.clock.instant().plus(LIFETIME), false));
		if (this.grants.size() > CAPACITY) {
			this.grants.remove(this.grants.keySet().iterator().next());
		}
		return code;
	}

	/** Takes a code: unknown, expired or foreign 40029, used 40163. */
	public synchronized Grant take(@Nullable String code, String appId) {
		if (code == null || code.isEmpty()) {
			throw WeChatErrors.refuse(41008);
		}
		Grant grant = this.grants.get(code);
		if (grant == null || !grant.appId().equals(appId) || !this.clock.instant().isBefore(grant.expiresAt())) {
			throw WeChatErrors.refuse(40029);
		}
		if (grant.used()) {
			throw WeChatErrors.refuse(40163);
		}
		this.grants.put(code, new Grant(appId, grant.openId(), grant.scope(), grant.expiresAt(), true));
		return grant;
	}

	public record Grant(String appId, String openId, String scope, Instant expiresAt, boolean used) {
	}

}
