package cn.bootx.starter.simulator.journal;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as a simulated user sees it in the app.
 *
 * @param platform a name of {@link Platforms}
 * @param conversation which chat on that platform; never a secret. WeChat uses
 * {@code appId/openId}
 * @param from who wrote it: an app, a robot or a user
 * @param to who reads it
 * @param kind {@code text}, {@code markdown}, {@code image}, {@code template},
 * {@code notice}, … in the platform's words
 * @param text what can be read, never null
 * @param mediaUrl where a browser gets the picture or file, or null
 * @param content the message in the platform's own structure, for what text cannot show:
 * cards, articles, buttons; or null
 * @param messageId the platform's id of a message that people can act on, or null; a
 * later message of the same id is the new state of that one
 * @param at when it arrived
 * @since 0.1.0
 */
public record ChatMessage(String platform, String conversation, String from, String to, String kind, String text,
		@Nullable String mediaUrl, @Nullable JsonNode content, @Nullable String messageId, Instant at) {

	/** One that people only read. */
	public ChatMessage(String platform, String conversation, String from, String to, String kind, String text,
			@Nullable String mediaUrl, @Nullable JsonNode content, Instant at) {
		this(platform, conversation, from, to, kind, text, mediaUrl, content, null, at);
	}

}
