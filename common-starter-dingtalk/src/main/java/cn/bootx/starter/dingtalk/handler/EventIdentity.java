package cn.bootx.starter.dingtalk.handler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * What makes a push the same when it comes again, over HTTP or Stream.
 *
 * @since 0.1.0
 */
public final class EventIdentity {

	private EventIdentity() {
	}

	/**
	 * Identity of an event.
	 * @param eventId the platform's id, or null
	 * @param content what was pushed, the identity of events without an id
	 */
	public static String event(String appKey, @Nullable String eventId, String content) {
		return "ding-talk:" + appKey + ":event:" + ((eventId != null) ? eventId : digest(content));
	}

	/** Identity of a robot message. */
	public static String robot(String appKey, String msgId, String content) {
		return "ding-talk:" + appKey + ":robot:" + (msgId.isEmpty() ? digest(content) : msgId);
	}

	/** Identity of a click on a card. */
	public static String card(String appKey, String messageId) {
		return "ding-talk:" + appKey + ":card:" + messageId;
	}

	/** An identity for what has no id. */
	public static String digest(String content) {
		return digest(content.getBytes(StandardCharsets.UTF_8));
	}

	/** An identity for what has no id. */
	public static String digest(byte[] content) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
