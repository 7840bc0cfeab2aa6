package cn.bootx.starter.simulator.dingtalk.notice;

import java.util.List;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.dingtalk.media.DingMediaStore;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the {@code msg} object of a work notice must contain.
 */
public final class NoticeMessageRules {

	private static final int MAX_MARKDOWN_CHARACTERS = 5000;

	private static final int MAX_BUTTONS_CHARACTERS = 1000;

	private static final Pattern COLOR = Pattern.compile("[0-9A-Fa-f]{8}");

	private static final Pattern STATUS_COLOR = Pattern.compile("0x[0-9A-Fa-f]{8}");

	private static final Pattern SECONDS = Pattern.compile("[1-9]|[1-5][0-9]");

	private final DingMediaStore media;

	public NoticeMessageRules(DingMediaStore media) {
		this.media = media;
	}

	public void check(JsonNode message) {
		String type = Fields.text(message, "msgtype");
		JsonNode content = message.path(type);
		switch (type) {
			case "text" -> require(content, type, "content");
			case "image", "file" -> checkMedia(content, type);
			case "voice" -> checkVoice(content);
			case "link" -> {
				for (String member : List.of("messageUrl", "picUrl", "title", "text")) {
					require(content, type, member);
				}
			}
			case "oa" -> checkOa(content);
			case "markdown" -> checkMarkdown(content);
			case "action_card" -> checkActionCard(content);
			default -> throw OldFamily.refuse(40008, "不合法的消息类型");
		}
	}

	private void checkMedia(JsonNode content, String type) {
		require(content, type, "media_id");
		if (this.media.use(Fields.text(content, "media_id")) == null) {
			throw OldFamily.refuse(40007, "不合法的媒体文件id");
		}
	}

	private void checkVoice(JsonNode voice) {
		checkMedia(voice, "voice");
		if (!SECONDS.matcher(Fields.text(voice, "duration")).matches()) {
			throw invalid("voice.duration");
		}
	}

	private static void checkOa(JsonNode oa) {
		require(oa, "oa", "message_url");
		require(oa.path("head"), "oa.head", "bgcolor");
		require(oa.path("head"), "oa.head", "text");
		if (!COLOR.matcher(Fields.text(oa.path("head"), "bgcolor")).matches()) {
			throw invalid("oa.head.bgcolor");
		}
		if (!oa.path("body").isObject()) {
			throw missing("oa.body");
		}
		JsonNode status = oa.path("status_bar");
		if (status.isObject()) {
			checkStatusColor(Fields.text(status, "status_bg"));
		}
	}

	/** Refuses a colour that is not {@code 0xAARRGGBB}; none is fine. */
	static void checkStatusColor(String color) {
		if (!color.isEmpty() && !STATUS_COLOR.matcher(color).matches()) {
			throw invalid("status_bg");
		}
	}

	private static void checkMarkdown(JsonNode markdown) {
		require(markdown, "markdown", "title");
		require(markdown, "markdown", "text");
		if (Fields.text(markdown, "text").length() > MAX_MARKDOWN_CHARACTERS) {
			throw OldFamily.refuse(45002, "消息内容超过限制");
		}
	}

	private static void checkActionCard(JsonNode card) {
		require(card, "action_card", "markdown");
		boolean single = !Fields.blank(card, "single_title") || !Fields.blank(card, "single_url");
		if (single) {
			require(card, "action_card", "single_title");
			require(card, "action_card", "single_url");
			limit(card, "single_title", 20);
			limit(card, "single_url", 500);
			return;
		}
		require(card, "action_card", "btn_orientation");
		JsonNode buttons = card.path("btn_json_list");
		if (!buttons.isArray() || buttons.isEmpty()) {
			throw missing("action_card.btn_json_list");
		}
		if (buttons.toString().length() > MAX_BUTTONS_CHARACTERS) {
			throw OldFamily.refuse(45002, "消息内容超过限制");
		}
		for (JsonNode button : buttons) {
			require(button, "action_card.btn_json_list", "title");
			require(button, "action_card.btn_json_list", "action_url");
			limit(button, "title", 20);
			limit(button, "action_url", 700);
		}
	}

	private static void require(JsonNode content, String where, String member) {
		if (Fields.blank(content, member)) {
			throw missing(where + "." + member);
		}
	}

	private static void limit(JsonNode content, String member, int characters) {
		if (Fields.text(content, member).length() > characters) {
			throw invalid(member);
		}
	}

	private static RefusedCallException missing(String parameter) {
		return OldFamily.refuse(40035, "缺少参数 " + parameter);
	}

	private static RefusedCallException invalid(String parameter) {
		return OldFamily.refuse(40035, "不合法的参数 " + parameter);
	}

}
