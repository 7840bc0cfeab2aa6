package cn.bootx.starter.simulator.dingtalk.gate;

import java.time.Duration;

/**
 * A limit on calls, and how each API family words it.
 *
 * @since 0.1.0
 */
public enum DingLimit {

	/** Calls of one application to one API within a second; 20 on the platform. */
	APP_PER_SECOND("90018", "QpsLimitForAppkeyAndApi", Duration.ofSeconds(1)),

	/** Calls of one application to one API within a minute. */
	APP_PER_MINUTE("90018", "QpmLimitForAppkeyAndApi", Duration.ofMinutes(1)),

	/** Calls of everybody to one API within a second. */
	API_PER_SECOND("90002", "QpsLimitForApi", Duration.ofSeconds(1)),

	/**
	 * Calls of the corporation within a month; 5000 on the platform. Tokens, logins and
	 * members are free.
	 */
	PER_MONTH("90020", "ApiCountLimitForOrg", Duration.ofDays(31));

	private final String oldCode;

	private final String newCode;

	private final Duration length;

	DingLimit(String oldCode, String newCode, Duration length) {
		this.oldCode = oldCode;
		this.newCode = newCode;
		this.length = length;
	}

	String oldCode() {
		return this.oldCode;
	}

	String newCode() {
		return "Forbidden.AccessDenied." + this.newCode;
	}

	Duration length() {
		return this.length;
	}

}
