package cn.bootx.starter.simulator.wechat.message;

import java.util.Set;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Customer-service messages (客服消息).
 */
record CustomMessages(WeChatCore core) {

	private static final int MAX_TEXT_BYTES = 2048;

	private static final Set<String> OF_MINI_PROGRAMS = Set.of("text", "image", "link", "miniprogrampage");

	void send(RowCall call) {
		Subscriber person = Subscriber.of(call, "touser");
		String type = call.text("msgtype");
		if (call.caller(RegisteredApp.class) instanceof SimulatedMiniProgram && !OF_MINI_PROGRAMS.contains(type)) {
			throw call.refuse("40008", "msgtype");
		}
		JsonNode content = call.at(type);
		String text = read(type, content);
		int problem = person.reachable() ? person.window().take(this.core.now()) : 45015;
		if (problem != 0) {
			throw call.refuse(String.valueOf(problem), "touser");
		}
		String mediaId = Fields.text(content, "media_id");
		person.receives(type, text, mediaId.isEmpty() || type.startsWith("mpnews") ? null : this.core.mediaUrl(mediaId),
				content);
	}

	/** Checks the content and returns what the fan reads. */
	private String read(String type, JsonNode content) {
		return switch (type) {
			case "text" -> text(content);
			case "image" -> media("[图片]", content);
			case "voice" -> media("[语音]", content);
			case "video" -> media("[视频] " + Fields.text(content, "title"), content);
			case "link" -> "[链接] " + filled(content, "title") + " " + filled(content, "url");
			case "music" -> "[音乐] " + filled(content, "musicurl") + thumb(content);
			case "news" -> news(content.path("articles"));
			case "mpnews" -> "[图文] " + filled(content, "media_id");
			case "mpnewsarticle" -> "[图文] " + filled(content, "article_id");
			case "msgmenu" -> menu(content);
			case "wxcard" -> "[卡券] " + filled(content, "card_id");
			case "miniprogrampage" ->
				"[小程序] " + filled(content, "title") + " " + filled(content, "pagepath") + thumb(content);
			default -> throw WeChatErrors.refuse(40008);
		};
	}

	private static String text(JsonNode content) {
		String text = filled(content, "content");
		if (Fields.bytes(text) > MAX_TEXT_BYTES) {
			throw WeChatErrors.refuse(45002);
		}
		return text;
	}

	private String media(String shown, JsonNode content) {
		this.core.media().require(Fields.text(content, "media_id"));
		return shown;
	}

	private String thumb(JsonNode content) {
		this.core.media().require(Fields.text(content, "thumb_media_id"));
		return "";
	}

	private static String news(JsonNode articles) {
		if (!articles.isArray() || articles.isEmpty()) {
			throw WeChatErrors.refuse(44003);
		}
		if (articles.size() > 1) {
			throw WeChatErrors.refuse(45008);
		}
		JsonNode article = articles.get(0);
		return "[图文] " + Fields.text(article, "title") + " " + Fields.text(article, "url");
	}

	private static String menu(JsonNode content) {
		StringBuilder text = new StringBuilder(Fields.text(content, "head_content"));
		if (!content.path("list").isArray() || content.path("list").isEmpty()) {
			throw WeChatErrors.refuse(40035);
		}
		content.path("list").forEach((item) -> text.append('\n').append(filled(item, "content")));
		return text.append('\n').append(Fields.text(content, "tail_content")).toString();
	}

	private static String filled(JsonNode content, String name) {
		String text = Fields.text(content, name);
		if (text.isEmpty()) {
			throw WeChatErrors.refuse(name.equals("content") ? 44004 : 40035);
		}
		return text;
	}

}
