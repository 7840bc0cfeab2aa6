package cn.bootx.starter.core.callback;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * A push that is verified and open.
 *
 * @param <M> the platform's message type
 * @param identity the same when the platform sends the message again; it begins with the
 * platform and the account
 * @param seal how a reply is sealed
 * @since 0.1.0
 */
public record OpenedCallback<M>(M message, String identity, Seal seal) {

	private static final int LONGEST_IDENTITY = 256;

	/** In the log as well, so a sender's text neither breaks a line nor fills the log. */
	public OpenedCallback {
		if (identity.length() > LONGEST_IDENTITY) {
			identity = identity.substring(0, LONGEST_IDENTITY / 2) + "#" + ContentDigest.hex(identity);
		}
		if (hasControls(identity)) {
			identity = identity.replaceAll("\\p{Cntrl}", "\uFFFD") + "#" + ContentDigest.hex(identity);
		}
	}

	/** A message whose reply goes out in clear. */
	public OpenedCallback(M message, String identity) {
		this(message, identity, Seal.CLEAR);
	}

	private static boolean hasControls(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	/** Leaves the message out. */
	@Override
	public String toString() {
		return "OpenedCallback[" + this.identity + "]";
	}

	/**
	 * Puts a reply into the form that its push asks for: clear, or encrypted with the key
	 * that opened the push, for its receiver.
	 */
	@FunctionalInterface
	public interface Seal {

		/** Clear, as JSON or as XML. */
		Seal CLEAR = (reply) -> reply.startsWith("{") ? CallbackResponse.json(reply) : CallbackResponse.xml(reply);

		/** The answer that carries a reply in the platform's plain form. */
		CallbackResponse seal(String reply);

	}

}
