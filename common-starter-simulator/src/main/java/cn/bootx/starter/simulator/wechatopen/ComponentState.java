package cn.bootx.starter.simulator.wechatopen;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * What a component has been given, and who has authorized it.
 */
final class ComponentState {

	private final ExpiringValues tickets;

	private final ExpiringValues tokens;

	private final ExpiringValues preAuthCodes;

	private final ExpiringValues authCodes;

	private final Map<String, Authorizer> authorizers = new ConcurrentSkipListMap<>();

	private volatile Set<String> allowedCallers = Set.of();

	ComponentState(Clock clock) {
		this.tickets = new ExpiringValues(clock, "ticket@@@", Duration.ofHours(12));
		this.tokens = new ExpiringValues(clock, "91_", Duration.ofHours(2));
		this.preAuthCodes = new ExpiringValues(clock, "preauthcode@@@", Duration.ofMinutes(30));
		this.authCodes = new ExpiringValues(clock, "queryauthcode@@@", Duration.ofHours(1));
	}

	ExpiringValues tickets() {
		return this.tickets;
	}

	ExpiringValues tokens() {
		return this.tokens;
	}

	ExpiringValues preAuthCodes() {
		return this.preAuthCodes;
	}

	ExpiringValues authCodes() {
		return this.authCodes;
	}

	/** By AppID. */
	Map<String, Authorizer> authorizers() {
		return this.authorizers;
	}

	/** Refuses an account that has not authorized the component. */
	Authorizer authorizer(@Nullable String appId) {
		Authorizer authorizer = (appId != null) ? this.authorizers.get(appId) : null;
		if (authorizer == null) {
			throw WeChatErrors.refuse(61003);
		}
		return authorizer;
	}

	/** Whose token it is, or null. */
	@Nullable Authorizer holder(String token) {
		return this.authorizers.values()
			.stream()
			.filter((authorizer) -> authorizer.issued(token))
			.findFirst()
			.orElse(null);
	}

	Saved saved(String componentAppId) {
		return new Saved(componentAppId, this.tickets.saved(), this.tokens.saved(),
				this.authorizers.values().stream().map(Authorizer::saved).toList());
	}

	void load(Saved saved) {
		this.tickets.load(saved.tickets());
		this.tokens.load(saved.tokens());
	}

	void allowCallers(Set<String> ips) {
		this.allowedCallers = ips;
	}

	void checkCaller(String ip) {
		if (!this.allowedCallers.isEmpty() && !this.allowedCallers.contains(ip)) {
			throw WeChatErrors.refuse(61004);
		}
	}

	/** All of it but codes of one use, as a snapshot has it. */
	record Saved(String componentAppId, List<ExpiringValues.Saved> tickets, List<ExpiringValues.Saved> tokens,
			List<Authorizer.Saved> authorizers) {
	}

}
