package cn.bootx.starter.simulator.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.card.SimulatedDingCard;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.dingtalk.task.ApprovalDecision;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What people do on DingTalk, in the words of its robot messages.
 */
record DingTalkActions(PlatformSimulator simulator) {

	private static final String SEND_LINK = "dtmd://dingtalkclient/sendMessage?content=";

	/** What a member does with an application. */
	@FunctionalInterface
	interface Action {

		Object apply(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments arguments);

	}

	Object text(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		String text = a.has("group") ? " " + a.text("text") : a.text("text");
		return send(user, a, Fields.of("msgtype", "text", "text", Map.of("content", text)));
	}

	Object picture(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		String code = code(a, "image/png", Field.PNG);
		return send(user, a, content("picture", Fields.of("downloadCode", code, "pictureDownloadCode", code)));
	}

	Object audio(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		String type = UploadedFile.voice(a.bytes("content", Field.AMR)).contentType();
		return send(user, a, content("audio",
				Fields.of("downloadCode", code(a, type, Field.AMR), "duration", 1000, "recognition", "")));
	}

	Object video(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		return send(user, a, content("video",
				Fields.of("downloadCode", code(a, "video/mp4", Field.MP4), "duration", 1, "videoType", "mp4")));
	}

	Object file(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		return send(user, a, content("file", Fields.of("downloadCode", code(a, "application/octet-stream", Field.FILE),
				"fileName", a.text("fileName"), "spaceId", "1", "fileId", "1")));
	}

	Object richText(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		List<Object> parts = new ArrayList<>();
		for (JsonNode part : a.node("parts")) {
			String code = Fields.text(part, "type").equals("picture")
					? this.simulator.dingtalk().downloadCode("image/png", a.bytes("content", Field.PNG)) : null;
			parts.add((code != null) ? Fields.of("type", "picture", "downloadCode", code, "pictureDownloadCode", code)
					: part);
		}
		return send(user, a, content("richText", Map.of("richText", parts)));
	}

	Object any(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		Map<String, Object> message = Fields.of("msgtype", a.text("msgType"));
		message.putAll(a.map("fields"));
		return send(user, a, message);
	}

	Object press(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		List<SimulatedDingCard> cards = this.simulator.dingtalk()
			.cards()
			.stream()
			.filter((card) -> !a.has("messageId") || card.outTrackId().equals(a.text("messageId")))
			.toList();
		if (cards.isEmpty()) {
			throw ControlException.unknown("UNKNOWN_MESSAGE", "messageId", "没有这张互动卡片",
					"There is no such interactive card",
					this.simulator.dingtalk().cards().stream().map(SimulatedDingCard::outTrackId).toList());
		}
		return cards.get(cards.size() - 1).press(user.user().userId(), a.text("key"), a.map("params"));
	}

	/** A link that sends a message does so; any other opens without a push. */
	Object openUrl(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		String url = a.text("url");
		return url.startsWith(SEND_LINK)
				? user.says(URLDecoder.decode(url.substring(SEND_LINK.length()), StandardCharsets.UTF_8))
				: Views.NOTHING_PUSHED;
	}

	/** One message, or whatever the application's robot and notices brought. */
	Object read(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		List<String> sent = this.simulator.chats()
			.of(Platforms.DINGTALK)
			.stream()
			.filter((message) -> List.of(app.app().appKey(), app.app().robotCode()).contains(message.from()))
			.flatMap((message) -> Stream.ofNullable(message.messageId()))
			.distinct()
			.toList();
		String userId = user.user().userId();
		List<String> read = (a.has("messageId") ? List.of(a.text("messageId")) : sent).stream()
			.filter((id) -> this.simulator.dingtalk().read(id, userId))
			.toList();
		if (read.isEmpty()) {
			throw ControlException.unknown("UNKNOWN_MESSAGE", "messageId", userId + " 没有收到这条消息",
					userId + " has not got this message", sent);
		}
		this.simulator.journal().add(Platforms.DINGTALK, "read", userId + " ⇐ " + String.join(" ", read), "");
		return Views.DONE;
	}

	/** Agrees, refuses or passes on; only passing on names another person. */
	Object decide(SimulatedDingTalkApp app, SimulatedDingUser user, Arguments a) {
		String userId = user.user().userId();
		boolean passes = a.text("decision").equals("pass-on");
		if (passes != a.has("passTo")) {
			throw ControlException.field("WRONG_VALUE", "passTo", "“passTo” 与 decision=pass-on 一起使用",
					"'passTo' goes with decision=pass-on");
		}
		List<String> waiting = this.simulator.dingtalk().approvals().waitingFor(app, userId);
		String id = a.text("approval", (waiting.size() == 1) ? waiting.get(0) : "");
		if (!waiting.contains(id)) {
			throw ControlException.unknown("UNKNOWN_APPROVAL", "approval",
					"等待 " + userId + " 处理的审批有 " + waiting.size() + " 个，其中没有 “" + id + "”",
					waiting.size() + " approvals wait for " + userId + ", but not '" + id + "'", waiting);
		}
		this.simulator.dingtalk()
			.approvals()
			.decide(app, id, new ApprovalDecision(userId, passes ? "redirect" : a.text("decision"), a.text("remark"),
					a.textOrNull("passTo")));
		return Views.DONE;
	}

	String loginCode(SimulatedDingUser user) {
		return this.simulator.dingtalk().loginCode(user.user().userId());
	}

	private String code(Arguments a, String contentType, String otherwise) {
		return this.simulator.dingtalk().downloadCode(contentType, a.bytes("content", otherwise));
	}

	private static Map<String, Object> content(String msgtype, Map<String, ?> content) {
		return Fields.of("msgtype", msgtype, "content", content);
	}

	private Object send(SimulatedDingUser user, Arguments a, Map<String, Object> message) {
		Map<String, Object> all = new LinkedHashMap<>(message);
		if (a.has("group")) {
			String id = a.text("group");
			all.putAll(Fields.of("conversationId", id, "conversationType", "2", "conversationTitle",
					this.simulator.dingtalk().group(id).name(), "isInAtList", true));
		}
		return user.sends(all);
	}

}
