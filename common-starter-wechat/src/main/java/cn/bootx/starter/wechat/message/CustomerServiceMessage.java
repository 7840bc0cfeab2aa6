package cn.bootx.starter.wechat.message;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * Turns a reply that is too late for the push into the body of
 * {@code message/custom/send}.
 *
 * @since 0.1.0
 */
public final class CustomerServiceMessage {

	private CustomerServiceMessage() {
	}

	/**
	 * The message with the same meaning.
	 * @param replyXml as {@link WeChatReplyWriter} wrote it
	 * @return the body, or null for a kind that exists only as a reply
	 */
	public static @Nullable ObjectNode of(String replyXml) {
		XmlElement reply = XmlElement.read(replyXml);
		String type = text(reply, "MsgType");
		ObjectNode content = content(type, reply);
		if (content == null) {
			return null;
		}
		ObjectNode message = Json.object().put("touser", text(reply, "ToUserName")).put("msgtype", type);
		message.set(type, content);
		return message;
	}

	private static @Nullable ObjectNode content(String type, XmlElement reply) {
		return switch (type) {
			case "text" -> Json.object().put("content", text(reply, "Content"));
			case "image" -> Json.object().put("media_id", text(child(reply, "Image"), "MediaId"));
			case "voice" -> Json.object().put("media_id", text(child(reply, "Voice"), "MediaId"));
			case "video" -> video(child(reply, "Video"));
			case "music" -> music(child(reply, "Music"));
			case "news" -> news(child(reply, "Articles"));
			default -> null;
		};
	}

	private static ObjectNode video(XmlElement video) {
		ObjectNode body = Json.object().put("media_id", text(video, "MediaId"));
		copy(video, "Title", body, "title");
		copy(video, "Description", body, "description");
		return body;
	}

	private static ObjectNode music(XmlElement music) {
		ObjectNode body = Json.object();
		copy(music, "Title", body, "title");
		copy(music, "Description", body, "description");
		copy(music, "MusicUrl", body, "musicurl");
		copy(music, "HQMusicUrl", body, "hqmusicurl");
		return body.put("thumb_media_id", text(music, "ThumbMediaId"));
	}

	/** A customer-service message has one article. */
	private static ObjectNode news(XmlElement articles) {
		XmlElement first = child(articles, "item");
		ObjectNode article = Json.object();
		copy(first, "Title", article, "title");
		copy(first, "Description", article, "description");
		copy(first, "Url", article, "url");
		copy(first, "PicUrl", article, "picurl");
		ObjectNode news = Json.object();
		news.set("articles", Json.array().add(article));
		return news;
	}

	private static void copy(XmlElement from, String name, ObjectNode to, String member) {
		String value = from.childText(name);
		if (value != null) {
			to.put(member, value);
		}
	}

	private static XmlElement child(XmlElement element, String name) {
		XmlElement child = element.child(name);
		MessageCheck.of(Platform.WECHAT, "/cgi-bin/message/custom/send").present(name, child).done();
		return Objects.requireNonNull(child);
	}

	private static String text(XmlElement element, String name) {
		String text = element.childText(name);
		return (text != null) ? text : "";
	}

}
