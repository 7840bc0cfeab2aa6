package cn.bootx.starter.simulator.wechat.push;

import java.util.List;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.push.XmlReply;
import org.jspecify.annotations.Nullable;

/**
 * A passive reply that passed every check.
 *
 * @param xml clear XML
 * @param type {@code MsgType}
 * @param text what the fan reads
 * @param mediaId picture, voice or video, or null
 */
public record PassiveReply(String xml, String type, String text, @Nullable String mediaId) {

	/**
	 * Reads a clear reply.
	 * @throws IllegalArgumentException if WeChat would refuse it; says why
	 */
	static PassiveReply read(String xml, String openId, String originalId) {
		XmlReply reply = XmlReply.parse(xml);
		if (!"xml".equals(reply.name())) {
			throw new IllegalArgumentException("root element is " + reply.name() + ", not xml");
		}
		require(openId.equals(reply.text("ToUserName")), "ToUserName is not the sender's openid");
		require(originalId.equals(reply.text("FromUserName")), "FromUserName is not the account's original id");
		String created = reply.text("CreateTime");
		require(created != null && created.matches("\\d{1,19}"), "CreateTime is not a number");
		String type = reply.text("MsgType");
		require(type != null, "MsgType is missing");
		return switch (String.valueOf(type)) {
			case "text" -> new PassiveReply(xml, "text", filled(reply, "Content"), null);
			case "image" -> media(xml, "image", reply, "Image", "[图片]");
			case "voice" -> media(xml, "voice", reply, "Voice", "[语音]");
			case "video" -> media(xml, "video", reply, "Video", "[视频]");
			case "music" ->
				new PassiveReply(xml, "music", "[音乐] " + orEmpty(child(reply, "Music").text("Title")), null);
			case "news" -> new PassiveReply(xml, "news", articles(reply), null);
			case "transfer_customer_service", "transfer_biz_ai_ivr" ->
				new PassiveReply(xml, String.valueOf(type), "", null);
			default -> throw new IllegalArgumentException("MsgType " + type + " is unknown");
		};
	}

	private static PassiveReply media(String xml, String type, XmlReply reply, String element, String shown) {
		XmlReply part = child(reply, element);
		String title = part.text("Title");
		return new PassiveReply(xml, type, (title != null) ? shown + " " + title : shown, filled(part, "MediaId"));
	}

	private static String articles(XmlReply reply) {
		List<XmlReply> items = child(reply, "Articles").children("item");
		require(!items.isEmpty(), "Articles has no item");
		require(String.valueOf(items.size()).equals(reply.text("ArticleCount")), "ArticleCount does not fit");
		return items.stream()
			.map((item) -> "[图文] " + orEmpty(item.text("Title")) + " " + orEmpty(item.text("Url")))
			.collect(Collectors.joining("\n"));
	}

	private static XmlReply child(XmlReply reply, String name) {
		XmlReply child = reply.child(name);
		if (child == null) {
			throw new IllegalArgumentException(name + " is missing");
		}
		return child;
	}

	private static String filled(XmlReply reply, String name) {
		String text = reply.text(name);
		if (text == null || text.isEmpty()) {
			throw new IllegalArgumentException(name + " is missing or empty");
		}
		return text;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException(problem);
		}
	}

}
