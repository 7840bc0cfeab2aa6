package cn.bootx.starter.core.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An access token with the times that decide about its use, in milliseconds of the clock
 * that fetched it.
 */
record AccessToken(String value, long issuedAt, long expiresAt) {

	private static final long LONGEST_MARGIN = Duration.ofSeconds(200).toMillis();

	/**
	 * A token as the platform gave it, with a margin of a tenth of the lifetime and at
	 * most 200 s, so that a call that leaves just before the expiry still arrives in
	 * time.
	 */
	static AccessToken fetched(String value, Duration lifetime, long now) {
		long millis = Math.max(1_000, lifetime.toMillis());
		return new AccessToken(value, now, now + millis - Math.min(LONGEST_MARGIN, millis / 10));
	}

	boolean usable(long now) {
		return now < this.expiresAt;
	}

	/** The form in the store, where other nodes and applications read it. */
	String encode() {
		return this.issuedAt + "|" + this.expiresAt + "|" + this.value;
	}

	static @Nullable AccessToken decode(String stored) {
		String[] parts = stored.split("\\|", 3);
		try {
			return (parts.length == 3) ? new AccessToken(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]))
					: null;
		}
		catch (NumberFormatException ex) {
			// Not written by this library: treat it as absent, it will be overwritten.
			return null;
		}
	}

	/** Leaves the value out. */
	@Override
	public String toString() {
		return "AccessToken[issuedAt=" + this.issuedAt + ", expiresAt=" + this.expiresAt + "]";
	}

}
