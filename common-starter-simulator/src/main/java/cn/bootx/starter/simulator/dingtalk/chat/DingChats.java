package cn.bootx.starter.simulator.dingtalk.chat;

import java.time.Instant;

import java.util.Map;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.approbot.DingAppMessage;
import cn.bootx.starter.simulator.dingtalk.media.DingMediaStore;
import cn.bootx.starter.simulator.dingtalk.notice.DingNotice;
import cn.bootx.starter.simulator.dingtalk.notice.MessageTexts;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotMessage;
import cn.bootx.starter.simulator.dingtalk.robot.DingSession;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.ChatStore;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Puts accepted messages into the chats that simulated users see.
 */
public final class DingChats {

	private static final String RECALLED = "recalled";

	private final ChatStore store;

	private final DingMediaStore media;

	public DingChats(ChatStore store, DingMediaStore media) {
		this.store = store;
		this.media = media;
	}

	public void robotSaid(SimulatedDingRobot robot, DingRobotMessage message) {
		add(robot.conversation(), "robot", robot.conversation(), message.msgType(), message.body(), null, message.at());
	}

	/** A new notice, or the new state of one. */
	public void noticeArrived(DingTalkApp app, DingNotice notice) {
		add(app.appKey() + "/" + notice.userId(), app.appKey(), notice.userId(),
				notice.recalled() ? RECALLED : notice.msgType(), notice.message(), String.valueOf(notice.taskId()),
				notice.at());
	}

	void chatArrived(DingTalkApp app, DingGroup group, JsonNode message, Instant at) {
		add(group.openConversationId(), app.appKey(), group.openConversationId(), Fields.text(message, "msgtype"),
				message, null, at);
	}

	/** A new message, or one that was recalled. */
	public void appSaid(DingAppMessage message, boolean recalled) {
		this.store.add(new ChatMessage(Platforms.DINGTALK, message.conversation(), message.robotCode(), message.to(),
				recalled ? RECALLED : message.msgKey(), message.text(), this.media.pictureOf(message.msgParam()),
				message.msgParam(), message.processQueryKey(), message.at()));
	}

	/**
	 * A new card, or the new state of one.
	 * @param content the template and its values
	 */
	public void cardShown(String conversation, String robotCode, String to, String outTrackId, String text,
			Map<String, Object> content, Instant at) {
		this.store.add(new ChatMessage(Platforms.DINGTALK, conversation, robotCode, to, "card", text, null,
				Json.tree(content), outTrackId, at));
	}

	public void userSaid(DingSession session, String kind, String text, @Nullable String mediaUrl, Instant at) {
		this.store.add(new ChatMessage(Platforms.DINGTALK, session.conversationId(), session.user().userId(),
				session.robotCode(), kind, text, mediaUrl, null, at));
	}

	public void appReplied(DingSession session, DingRobotMessage message) {
		add(session.conversationId(), session.robotCode(), session.user().userId(), message.msgType(), message.body(),
				null, message.at());
	}

	public ChatMessage expects(String user, String text) {
		return this.store.expects(Platforms.DINGTALK, user, text);
	}

	private void add(String conversation, String from, String to, String kind, JsonNode message,
			@Nullable String messageId, Instant at) {
		JsonNode content = message.path(Fields.text(message, "msgtype"));
		if (message.has("at") && content.isObject()) {
			content = ((ObjectNode) content.deepCopy()).set("at", message.path("at"));
		}
		this.store.add(new ChatMessage(Platforms.DINGTALK, conversation, from, to, kind,
				MessageTexts.ofContent(content), this.media.pictureOf(content), content, messageId, at));
	}

}
