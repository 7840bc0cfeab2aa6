package cn.bootx.starter.core.token;

import cn.bootx.starter.core.client.Platform;

/**
 * Which token it is. Another application with the same store, key prefix and account
 * shares it.
 *
 * @param account app id, corp id and agent id, app key
 * @param kind which of the account's tokens, for example {@code access}
 * @since 0.1.0
 */
public record TokenName(Platform platform, String account, String kind) {

	public static TokenName access(Platform platform, String account) {
		return new TokenName(platform, account, "access");
	}

	String key() {
		return "token:" + this.platform.id() + ":" + this.account + ":" + this.kind;
	}

	String lockKey() {
		return key() + ":lock";
	}

	@Override
	public String toString() {
		return this.platform.id() + " " + this.kind + " token of " + this.account;
	}

}
