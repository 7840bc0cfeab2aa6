package cn.bootx.starter.simulator.wechatopen;

import java.util.List;

/**
 * What an administrator agrees to on the authorization page.
 *
 * @param functions ids of the permission sets (权限集) that are ticked, empty for all that
 * such an account has
 * @param callable whether the account has API permission at all; without it
 * {@code api_query_auth} answers no tokens
 * @since 0.1.0
 */
public record Consent(List<Integer> functions, boolean callable) {

	public Consent {
		functions = List.copyOf(functions);
	}

	/** Everything. */
	public static Consent full() {
		return of(List.of());
	}

	/** Some permission sets only. */
	public static Consent of(List<Integer> functions) {
		return new Consent(functions, true);
	}

	/** The same for an account that has no API permission. */
	public Consent withoutApi() {
		return new Consent(this.functions, false);
	}

}
