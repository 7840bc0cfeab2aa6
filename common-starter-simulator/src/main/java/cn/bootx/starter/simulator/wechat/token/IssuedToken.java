package cn.bootx.starter.simulator.wechat.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token that was given out. It ends by expiry (42001) or because it was replaced or
 * revoked (40001).
 */
final class IssuedToken {

	private final String appId;

	private final String value;

	private volatile Instant expiresAt;

	private volatile @Nullable Instant invalidFrom;

	IssuedToken(String appId, String value, Instant expiresAt) {
		this.appId = appId;
		this.value = value;
		this.expiresAt = expiresAt;
	}

	String appId() {
		return this.appId;
	}

	String value() {
		return this.value;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	void invalidateFrom(Instant instant) {
		Instant already = this.invalidFrom;
		if (already == null || instant.isBefore(already)) {
			this.invalidFrom = instant;
		}
	}

	void expireAt(Instant instant) {
		if (instant.isBefore(this.expiresAt)) {
			this.expiresAt = instant;
		}
	}

	/** 0 if it is good, else WeChat's error code. */
	int problemAt(Instant now) {
		Instant invalid = this.invalidFrom;
		if (invalid != null && !now.isBefore(invalid)) {
			return 40001;
		}
		return now.isBefore(this.expiresAt) ? 0 : 42001;
	}

}
