package cn.bootx.starter.simulator.wechatopen;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * What a component has been given, and who has authorized it.
 */
final class ComponentState {

	private final ExpiringValues tickets;

	private final ExpiringValues tokens;

	private final ExpiringValues preAuthCodes;

	private final ExpiringValues authCodes;

	private final ExpiringValues refreshTokens;

	private final Map<String, Authorizer> authorizers = new ConcurrentSkipListMap<>();

	private volatile Set<String> allowedCallers = Set.of();

	ComponentState(Clock clock) {
		this.tickets = new ExpiringValues(clock, "ticket@@@", Duration.ofHours(12));
		this.tokens = new ExpiringValues(clock, "91_", Duration.ofHours(2));
		this.preAuthCodes = new ExpiringValues(clock, "preauthcode@@@", Duration.ofMinutes(30));
		this.authCodes = new ExpiringValues(clock, "queryauthcode@@@", Duration.ofHours(1));
		this.refreshTokens = new ExpiringValues(clock, "refreshtoken@@@", Duration.ofDays(3650));
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

	ExpiringValues refreshTokens() {
		return this.refreshTokens;
	}

	/** By AppID. */
	Map<String, Authorizer> authorizers() {
		return this.authorizers;
	}

	/** Refuses an account that has not authorized the component. */
	Authorizer authorizer(@Nullable String appId) {
		Authorizer authorizer = (appId != null) ? this.authorizers.get(appId) : null;
		if (authorizer == null) {
			throw ComponentErrors.refuse(61003);
		}
		return authorizer;
	}

	/** Whether a token is one of an authorizer's. */
	boolean issued(String token) {
		return this.authorizers.values().stream().anyMatch((authorizer) -> authorizer.issued(token));
	}

	void allowCallers(Set<String> ips) {
		this.allowedCallers = ips;
	}

	void checkCaller(String ip) {
		if (!this.allowedCallers.isEmpty() && !this.allowedCallers.contains(ip)) {
			throw ComponentErrors.refuse(61004);
		}
	}

}
