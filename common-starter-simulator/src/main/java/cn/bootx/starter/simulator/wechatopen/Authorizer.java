package cn.bootx.starter.simulator.wechatopen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.wechat.SimulatedAccount;

/**
 * An account that has authorized the component.
 */
final class Authorizer {

	private static final Map<String, Set<String>> OPTIONS = Map.of("location_report", Set.of("0", "1", "2"),
			"voice_recognize", Set.of("0", "1"), "customer_service", Set.of("0", "1"));

	private static final List<Integer> ALL = List.of(1, 2, 3, 4, 6, 7, 11, 15);

	private static final int REMEMBERED_TOKENS = 100;

	private final SimulatedAccount account;

	private final String refreshToken;

	private final Instant authorizedAt;

	private final Map<String, String> options = new ConcurrentHashMap<>();

	private final List<String> issuedTokens = new CopyOnWriteArrayList<>();

	private volatile List<Integer> functions = ALL;

	Authorizer(SimulatedAccount account, String refreshToken, Instant authorizedAt) {
		this.account = account;
		this.refreshToken = refreshToken;
		this.authorizedAt = authorizedAt;
	}

	SimulatedAccount account() {
		return this.account;
	}

	String refreshToken() {
		return this.refreshToken;
	}

	Instant authorizedAt() {
		return this.authorizedAt;
	}

	/** Ids of what the component may do. */
	List<Integer> functions() {
		return this.functions;
	}

	void functions(List<Integer> ids) {
		this.functions = List.copyOf(ids);
	}

	/** A token for the account's own API. */
	String issueToken() {
		String token = this.account.tokens().issue();
		this.issuedTokens.add(token);
		if (this.issuedTokens.size() > REMEMBERED_TOKENS) {
			this.issuedTokens.remove(0);
		}
		return token;
	}

	boolean issued(String token) {
		return this.issuedTokens.contains(token);
	}

	void revokeTokens() {
		this.issuedTokens.forEach(this.account.tokens()::revoke);
	}

	String option(String name) {
		allowedValues(name);
		return this.options.getOrDefault(name, "0");
	}

	void option(String name, String value) {
		if (!allowedValues(name).contains(value)) {
			throw ComponentErrors.refuse(61013);
		}
		this.options.put(name, value);
	}

	private static Set<String> allowedValues(String name) {
		Set<String> values = OPTIONS.get(name);
		if (values == null) {
			throw ComponentErrors.refuse(61012);
		}
		return values;
	}

}
