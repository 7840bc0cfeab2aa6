package cn.bootx.starter.wechat.message;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutDeviceMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutImageMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMusicMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutNewsMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTransferKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutVideoMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutVoiceMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;

/**
 * Writes a reply as XML that its texts cannot break. WxJava's own writer lets a text with
 * {@code ]]>} end its section and add elements of its own.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html">被动回复用户消息</a>
 */
public final class WeChatReplyWriter {

	/** Longest text of a reply, in bytes of UTF-8. */
	public static final int MAX_TEXT_BYTES = 2048;

	private static final int MAX_ARTICLES = 8;

	private WeChatReplyWriter() {
	}

	/**
	 * Fails with an {@link InvalidMessageException} on what WeChat would not take: a text
	 * that is too long or empty, no media id, no articles.
	 */
	public static void check(WxMpXmlOutMessage reply) {
		content(reply);
	}

	/** Writes a reply that passes {@link #check}. */
	public static String write(WxMpXmlOutMessage reply) {
		Consumer<XmlWriter> content = content(reply);
		return XmlWriter.write("xml", (xml) -> {
			xml.text("ToUserName", reply.getToUserName())
				.text("FromUserName", reply.getFromUserName())
				.number("CreateTime", (reply.getCreateTime() != null) ? reply.getCreateTime() : 0)
				.text("MsgType", reply.getMsgType());
			content.accept(xml);
		});
	}

	/** Checks what is to be written, and returns what writes it. */
	private static Consumer<XmlWriter> content(WxMpXmlOutMessage reply) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, "passive reply");
		Consumer<XmlWriter> content = content(reply, check);
		check.done();
		return content;
	}

	private static Consumer<XmlWriter> content(WxMpXmlOutMessage reply, MessageCheck check) {
		if (reply instanceof WxMpXmlOutTextMessage text) {
			// An XML with an empty field makes WeChat report that the service is broken.
			check.text("Content", text.getContent(), MAX_TEXT_BYTES);
			return (xml) -> xml.text("Content", text.getContent());
		}
		if (reply instanceof WxMpXmlOutImageMessage image) {
			check.required("Image.MediaId", image.getMediaId());
			return (xml) -> xml.element("Image", (body) -> body.text("MediaId", image.getMediaId()));
		}
		if (reply instanceof WxMpXmlOutVoiceMessage voice) {
			check.required("Voice.MediaId", voice.getMediaId());
			return (xml) -> xml.element("Voice", (body) -> body.text("MediaId", voice.getMediaId()));
		}
		if (reply instanceof WxMpXmlOutVideoMessage video) {
			check.required("Video.MediaId", video.getMediaId());
			return (xml) -> xml.element("Video",
					(body) -> body.text("MediaId", video.getMediaId())
						.text("Title", video.getTitle())
						.text("Description", video.getDescription()));
		}
		if (reply instanceof WxMpXmlOutMusicMessage music) {
			check.required("Music.ThumbMediaId", music.getThumbMediaId());
			return (xml) -> xml.element("Music",
					(body) -> body.text("Title", music.getTitle())
						.text("Description", music.getDescription())
						.text("MusicUrl", music.getMusicUrl())
						.text("HQMusicUrl", music.getHqMusicUrl())
						.text("ThumbMediaId", music.getThumbMediaId()));
		}
		if (reply instanceof WxMpXmlOutNewsMessage news) {
			check.count("Articles", news.getArticles(), 1, MAX_ARTICLES);
			return (xml) -> articles(xml, news.getArticles());
		}
		if (reply instanceof WxMpXmlOutDeviceMessage device) {
			return (xml) -> xml.text("DeviceType", device.getDeviceType())
				.text("DeviceID", device.getDeviceId())
				.text("Content", device.getContent())
				.text("SessionID", device.getSessionId());
		}
		if (reply instanceof WxMpXmlOutTransferKefuMessage transfer) {
			WxMpXmlOutTransferKefuMessage.TransInfo to = transfer.getTransInfo();
			return (xml) -> {
				if (to != null) {
					xml.element("TransInfo", (body) -> body.text("KfAccount", to.getKfAccount()));
				}
			};
		}
		check.problem("MsgType", "is not one of WxJava's replies: " + reply.getClass().getName());
		return (xml) -> {
		};
	}

	/** WeChat shows only the first article to most messages. */
	private static void articles(XmlWriter xml, List<WxMpXmlOutNewsMessage.Item> articles) {
		xml.number("ArticleCount", articles.size())
			.element("Articles",
					(body) -> articles.forEach((article) -> body.element("item",
							(item) -> item.text("Title", article.getTitle())
								.text("Description", article.getDescription())
								.text("PicUrl", article.getPicUrl())
								.text("Url", article.getUrl()))));
	}

	/**
	 * The body of {@code message/custom/send} for a reply of {@link #write} that is too
	 * late; null for a kind that exists only as a reply.
	 */
	public static @Nullable ObjectNode toCustomerService(String replyXml) {
		XmlElement reply = XmlElement.read(replyXml);
		String type = text(reply, "MsgType");
		ObjectNode content = switch (type) {
			case "text" -> Json.object().put("content", text(reply, "Content"));
			case "image" -> Json.object().put("media_id", text(child(reply, "Image"), "MediaId"));
			case "voice" -> Json.object().put("media_id", text(child(reply, "Voice"), "MediaId"));
			case "video" -> {
				XmlElement video = child(reply, "Video");
				yield copy(video, Json.object().put("media_id", text(video, "MediaId")), "Title", "Description");
			}
			case "music" -> {
				XmlElement music = child(reply, "Music");
				yield copy(music, Json.object(), "Title", "Description", "MusicUrl", "HQMusicUrl").put("thumb_media_id",
						text(music, "ThumbMediaId"));
			}
			// A customer-service message has one article.
			case "news" -> {
				ObjectNode news = Json.object();
				news.putArray("articles")
					.add(copy(child(child(reply, "Articles"), "item"), Json.object(), "Title", "Description", "Url",
							"PicUrl"));
				yield news;
			}
			default -> null;
		};
		if (content == null) {
			return null;
		}
		ObjectNode message = Json.object().put("touser", text(reply, "ToUserName")).put("msgtype", type);
		message.set(type, content);
		return message;
	}

	/** The members have the names of the elements in small letters. */
	private static ObjectNode copy(XmlElement from, ObjectNode to, String... names) {
		for (String name : names) {
			String value = from.childText(name);
			if (value != null) {
				to.put(name.toLowerCase(Locale.ROOT), value);
			}
		}
		return to;
	}

	private static XmlElement child(XmlElement element, String name) {
		XmlElement child = element.child(name);
		MessageCheck.of(Platform.WECHAT, "/cgi-bin/message/custom/send").present(name, child).done();
		return Objects.requireNonNull(child);
	}

	private static String text(XmlElement element, String name) {
		return Objects.requireNonNullElse(element.childText(name), "");
	}

}
