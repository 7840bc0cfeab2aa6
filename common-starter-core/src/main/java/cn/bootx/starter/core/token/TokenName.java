package cn.bootx.starter.core.token;

import java.util.HexFormat;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * Which token it is. Another application with the same store, key prefix and owner shares
 * it.
 *
 * @param account app id, corp id and agent, app key: what operators see
 * @param kind which of the account's tokens, for example {@code access}
 * @param owner what the token belongs to on the platform, and is stored under
 * @since 0.1.0
 */
public record TokenName(Platform platform, String account, String kind, String owner) {

	/** Enough that two secrets of one owner never meet. */
	private static final int FINGERPRINT_BYTES = 8;

	/** A token that belongs to the account, whatever its secret is. */
	public TokenName(Platform platform, String account, String kind) {
		this(platform, account, kind, account);
	}

	public static TokenName access(Platform platform, String account) {
		return new TokenName(platform, account, "access");
	}

	/**
	 * The same token where it belongs to a secret: another secret of the owner has a
	 * token of its own, and a changed secret never uses what an earlier one fetched. Not
	 * for tokens of which the platform keeps only one alive for all secrets.
	 * @param owner app id, corp id, app key
	 * @param secret only a fingerprint of it, keyed by itself, becomes part of the name
	 */
	public TokenName ofSecret(String owner, String secret) {
		byte[] keyed = ContentDigest.keyed(secret, this.platform.id() + ":" + owner);
		return new TokenName(this.platform, this.account, this.kind,
				owner + "." + HexFormat.of().formatHex(keyed, 0, FINGERPRINT_BYTES));
	}

	/** Another token of the same owner, for example a ticket. */
	public TokenName withKind(String kind) {
		return new TokenName(this.platform, this.account, kind, this.owner);
	}

	boolean sameOwner(TokenName other) {
		return this.platform == other.platform && this.owner.equals(other.owner);
	}

	String key() {
		return "token:" + this.platform.id() + ":" + this.owner + ":" + this.kind;
	}

	String lockKey() {
		return key() + ":lock";
	}

	@Override
	public String toString() {
		String noun = this.kind.endsWith("ticket") ? "" : " token";
		return this.platform.id() + " " + this.kind + noun + " of " + this.account;
	}

}
