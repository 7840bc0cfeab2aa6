package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What a user said to an application's robot.
 *
 * @param app name of the application
 * @param msgId id of the message
 * @param msgType {@code text}, {@code richText}, {@code picture}, {@code audio},
 * {@code video}, {@code file} or {@code unknownMsgType}
 * @param text what was said: the text without the space that groups put before it, the
 * texts of a rich text, what was understood of a voice message; otherwise empty
 * @param conversationId the chat
 * @param group whether the chat is a group
 * @param conversationTitle name of the group, or null
 * @param senderNick display name of the sender
 * @param senderUserId user id of the sender, or null for outsiders
 * @param robotCode the robot, or null
 * @param downloadCodes codes of pictures and files, for
 * {@link cn.bootx.starter.dingtalk.media.DingMediaService#downloadUrl}
 * @param createdAt when it was said
 * @param session where a reply goes for 90 minutes, or null
 * @param quotaError set when the organisation's monthly allowance of pushes is used up:
 * DingTalk then pushes no content
 * @param raw everything that was pushed
 * @since 0.1.0
 */
public record DingTalkRobotMessage(String app, String msgId, String msgType, String text, String conversationId,
		boolean group, @Nullable String conversationTitle, @Nullable String senderNick, @Nullable String senderUserId,
		@Nullable String robotCode, List<String> downloadCodes, Instant createdAt,
		@Nullable DingTalkRobotSession session, @Nullable String quotaError, JsonNode raw) {

	/** Reads a push. */
	public static DingTalkRobotMessage read(String app, JsonNode push) {
		String webhook = push.path("sessionWebhook").asText("");
		String quota = push.path("errorMessage").asText(push.path("errMsg").asText(""));
		return new DingTalkRobotMessage(app, push.path("msgId").asText(), push.path("msgtype").asText(),
				RobotContent.text(push), push.path("conversationId").asText(),
				push.path("conversationType").asText().equals("2"), Lenient.text(push.path("conversationTitle")),
				Lenient.text(push.path("senderNick")), Lenient.text(push.path("senderStaffId")),
				Lenient.text(push.path("robotCode")), RobotContent.downloadCodes(push),
				Instant.ofEpochMilli(push.path("createAt").asLong()),
				webhook.isEmpty() ? null
						: new DingTalkRobotSession(webhook,
								Instant.ofEpochMilli(push.path("sessionWebhookExpiredTime").asLong())),
				quota.isEmpty() ? null : quota, push);
	}

	/**
	 * Leaves out what was said and where a reply goes.
	 */
	@Override
	public String toString() {
		return "DingTalkRobotMessage[app=" + this.app + ", msgId=" + LogText.line(this.msgId) + ", msgType="
				+ LogText.name(this.msgType) + ", group=" + this.group + "]";
	}

}
