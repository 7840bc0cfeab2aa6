package cn.bootx.starter.core.admin;

import org.jspecify.annotations.Nullable;

/**
 * How secrets are shown by the admin endpoints and taken back from a form that shows
 * them.
 *
 * @since 0.1.0
 */
public final class AdminSecrets {

	/** What stands for a secret. */
	public static final String MASK = "******";

	private static final int SHOWN = 4;

	private AdminSecrets() {
	}

	/** The first characters of a long secret and the mask. */
	public static String shown(String secret) {
		return ((secret.length() > 2 * SHOWN) ? secret.substring(0, SHOWN) : "") + MASK;
	}

	/**
	 * The secret that holds after a form was sent: the stored one where the form left it
	 * out, or sent back what it was shown.
	 */
	public static @Nullable String sent(@Nullable String sent, @Nullable String stored) {
		boolean kept = sent == null || sent.isBlank() || sent.equals(MASK)
				|| (stored != null && sent.equals(shown(stored)));
		return kept ? stored : sent;
	}

}
