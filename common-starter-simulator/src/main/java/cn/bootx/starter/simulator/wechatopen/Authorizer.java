package cn.bootx.starter.simulator.wechatopen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;

/**
 * An account that has authorized the component.
 */
final class Authorizer {

	private static final List<Integer> OF_ACCOUNTS = List.of(1, 2, 3, 4, 6, 7, 11, 15, 24, 89);

	private static final List<Integer> OF_MINI_PROGRAMS = List.of(17, 18, 19, 25, 30, 31, 37, 40);

	private static final int REMEMBERED_TOKENS = 100;

	private final RegisteredApp app;

	private final Instant authorizedAt;

	private final Map<String, String> options = new ConcurrentHashMap<>();

	private final List<String> issuedTokens = new CopyOnWriteArrayList<>();

	private volatile List<Integer> functions = List.of();

	private volatile boolean callable;

	private volatile boolean exchanged;

	private volatile String refreshToken = newToken();

	private volatile String replacedToken = "";

	private volatile Instant replacedUntil = Instant.EPOCH;

	Authorizer(RegisteredApp app, Instant authorizedAt) {
		this.app = app;
		this.authorizedAt = authorizedAt;
	}

	private static String newToken() {
		return ExpiringValues.random("refreshtoken@@@");
	}

	RegisteredApp app() {
		return this.app;
	}

	Instant authorizedAt() {
		return this.authorizedAt;
	}

	void agrees(Consent consent) {
		this.callable = consent.callable();
		this.functions = !consent.functions().isEmpty() ? consent.functions()
				: (this.app instanceof SimulatedAccount) ? OF_ACCOUNTS : OF_MINI_PROGRAMS;
	}

	/** Ids of what the component may do. */
	List<Integer> functions() {
		return this.functions;
	}

	void functions(List<Integer> ids) {
		this.functions = List.copyOf(ids);
	}

	/** Whether there are tokens for it. */
	boolean callable() {
		return this.callable;
	}

	/** A code was used: from now on the list has the refresh token. */
	void exchanged() {
		this.exchanged = true;
	}

	boolean listed() {
		return this.exchanged && this.callable;
	}

	String refreshToken() {
		return this.refreshToken;
	}

	/** As if a code had been exchanged for that token. */
	void restore(String token) {
		this.refreshToken = token;
		this.exchanged = true;
	}

	/**
	 * Another refresh token takes the place of the present one, which stays for a while.
	 */
	synchronized void rotate(Instant until) {
		this.replacedToken = this.refreshToken;
		this.replacedUntil = until;
		this.refreshToken = newToken();
	}

	synchronized boolean refreshes(String token, Instant now) {
		return this.callable && (token.equals(this.refreshToken)
				|| token.equals(this.replacedToken) && now.isBefore(this.replacedUntil));
	}

	/** A token for the account's own API. */
	String issueToken() {
		String token = this.app.tokens().issue();
		this.issuedTokens.add(token);
		if (this.issuedTokens.size() > REMEMBERED_TOKENS) {
			this.issuedTokens.remove(0);
		}
		return token;
	}

	boolean issued(String token) {
		return this.issuedTokens.contains(token);
	}

	/** Nothing goes to the component any more. */
	void end() {
		this.issuedTokens.forEach(this.app.tokens()::revoke);
		this.app.takeOver(null);
	}

	synchronized Saved saved() {
		return new Saved(this.app.appId(), this.authorizedAt.toString(), this.functions, this.callable, this.exchanged,
				this.refreshToken, this.replacedToken, this.replacedUntil.toString(), new TreeMap<>(this.options),
				List.copyOf(this.issuedTokens));
	}

	synchronized void load(Saved saved) {
		this.functions = saved.functions();
		this.callable = saved.callable();
		this.exchanged = saved.exchanged();
		this.refreshToken = saved.refreshToken();
		this.replacedToken = saved.replacedToken();
		this.replacedUntil = Instant.parse(saved.replacedUntil());
		this.options.putAll(saved.options());
		this.issuedTokens.addAll(saved.tokens());
	}

	String option(String name) {
		return this.options.getOrDefault(name, "0");
	}

	void option(String name, String value) {
		this.options.put(name, value);
	}

	/** An authorization as a snapshot has it. */
	record Saved(String appId, String authorizedAt, List<Integer> functions, boolean callable, boolean exchanged,
			String refreshToken, String replacedToken, String replacedUntil, Map<String, String> options,
			List<String> tokens) {
	}

}
