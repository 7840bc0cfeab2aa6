package cn.bootx.starter.integration.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The tokens that the scripted platform has handed out. An account has one at a time; the
 * next one comes with its end.
 */
final class PlatformTokens {

	/**
	 * The nodes' pause after a replacement, and some more: see the properties of the
	 * nodes.
	 */
	private static final long APART = TimeUnit.MILLISECONDS.toNanos(1_500);

	private final Map<String, Account> accounts = new HashMap<>();

	/** The token of the account; whoever asks gets the same while it lives. */
	synchronized String current(String account) {
		return "T-" + account + "-" + of(account).number;
	}

	/** An answer with the token is about to leave. */
	synchronized void issued(String token) {
		of(accountOf(token)).issued.merge(token, 1, Integer::sum);
	}

	synchronized boolean isValid(String token) {
		return token.startsWith("T-") && current(accountOf(token)).equals(token);
	}

	/** Ends a token, unless the one before has ended a moment ago. */
	synchronized boolean end(String token) {
		Account account = of(accountOf(token));
		long now = System.nanoTime();
		if (account.number > 1 && now - account.endedAt < APART) {
			return false;
		}
		account.number++;
		account.endedAt = now;
		return true;
	}

	/** How many have ended. */
	synchronized int ended() {
		return this.accounts.values().stream().mapToInt((account) -> account.number - 1).sum();
	}

	/** Tokens that were fetched more than once. */
	synchronized List<String> fetchedAgain() {
		return this.accounts.values()
			.stream()
			.flatMap((account) -> account.issued.entrySet().stream())
			.filter((issued) -> issued.getValue() > 1)
			.map((issued) -> issued.getKey() + " " + issued.getValue() + " times")
			.toList();
	}

	private Account of(String name) {
		return this.accounts.computeIfAbsent(name, (key) -> new Account());
	}

	private static String accountOf(String token) {
		return token.substring(2, token.lastIndexOf('-'));
	}

	private static final class Account {

		private final Map<String, Integer> issued = new TreeMap<>();

		private int number = 1;

		private long endedAt;

	}

}
