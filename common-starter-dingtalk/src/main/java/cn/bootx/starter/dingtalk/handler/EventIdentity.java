package cn.bootx.starter.dingtalk.handler;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.ContentDigest;

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
		return ContentDigest.hex(content);
	}

}
