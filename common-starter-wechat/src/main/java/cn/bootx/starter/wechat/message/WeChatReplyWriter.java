package cn.bootx.starter.wechat.message;

import java.util.List;
import java.util.function.Consumer;

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

import cn.bootx.starter.core.text.Utf8;
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
	 * Writes the reply.
	 * @throws InvalidReplyException if WeChat would not take it: text too long or empty,
	 * no media id, no articles
	 */
	public static String write(WxMpXmlOutMessage reply) {
		Consumer<XmlWriter> content = content(reply);
		return XmlWriter.write("xml", (xml) -> {
			xml.text("ToUserName", reply.getToUserName());
			xml.text("FromUserName", reply.getFromUserName());
			xml.number("CreateTime", (reply.getCreateTime() != null) ? reply.getCreateTime() : 0);
			xml.text("MsgType", reply.getMsgType());
			content.accept(xml);
		});
	}

	private static Consumer<XmlWriter> content(WxMpXmlOutMessage reply) {
		if (reply instanceof WxMpXmlOutTextMessage text) {
			String content = checkedText(text.getContent());
			return (xml) -> xml.text("Content", content);
		}
		if (reply instanceof WxMpXmlOutImageMessage image) {
			return media("Image", image.getMediaId());
		}
		if (reply instanceof WxMpXmlOutVoiceMessage voice) {
			return media("Voice", voice.getMediaId());
		}
		if (reply instanceof WxMpXmlOutVideoMessage video) {
			String mediaId = required("Video.MediaId", video.getMediaId());
			return (xml) -> xml.element("Video",
					(body) -> body.text("MediaId", mediaId)
						.text("Title", video.getTitle())
						.text("Description", video.getDescription()));
		}
		if (reply instanceof WxMpXmlOutMusicMessage music) {
			String thumb = required("Music.ThumbMediaId", music.getThumbMediaId());
			return (xml) -> xml.element("Music",
					(body) -> body.text("Title", music.getTitle())
						.text("Description", music.getDescription())
						.text("MusicUrl", music.getMusicUrl())
						.text("HQMusicUrl", music.getHqMusicUrl())
						.text("ThumbMediaId", thumb));
		}
		if (reply instanceof WxMpXmlOutNewsMessage news) {
			return articles(news.getArticles());
		}
		if (reply instanceof WxMpXmlOutTransferKefuMessage transfer) {
			var info = transfer.getTransInfo();
			return (xml) -> {
				if (info != null) {
					xml.element("TransInfo", (body) -> body.text("KfAccount", info.getKfAccount()));
				}
			};
		}
		if (reply instanceof WxMpXmlOutDeviceMessage device) {
			return (xml) -> xml.text("DeviceType", device.getDeviceType())
				.text("DeviceID", device.getDeviceId())
				.text("Content", device.getContent())
				.text("SessionID", device.getSessionId());
		}
		throw new InvalidReplyException("type " + reply.getClass().getName() + " is not one of WxJava's replies");
	}

	private static Consumer<XmlWriter> media(String element, @Nullable String mediaId) {
		String id = required(element + ".MediaId", mediaId);
		return (xml) -> xml.element(element, (body) -> body.text("MediaId", id));
	}

	private static Consumer<XmlWriter> articles(List<WxMpXmlOutNewsMessage.Item> articles) {
		if (articles.isEmpty() || articles.size() > MAX_ARTICLES) {
			throw new InvalidReplyException("a news reply has 1 to " + MAX_ARTICLES
					+ " articles (WeChat shows only the first to most messages), this one has " + articles.size());
		}
		return (xml) -> xml.number("ArticleCount", articles.size())
			.element("Articles",
					(body) -> articles.forEach((article) -> body.element("item",
							(item) -> item.text("Title", article.getTitle())
								.text("Description", article.getDescription())
								.text("PicUrl", article.getPicUrl())
								.text("Url", article.getUrl()))));
	}

	private static String checkedText(@Nullable String content) {
		String text = required("Content", content);
		int bytes = Utf8.length(text);
		if (bytes > MAX_TEXT_BYTES) {
			throw new InvalidReplyException("Content has " + bytes + " bytes in UTF-8, WeChat takes at most "
					+ MAX_TEXT_BYTES + "; shorten it, or send the rest as customer-service messages");
		}
		return text;
	}

	/**
	 * An XML with an empty field makes WeChat tell the user that the service is broken.
	 */
	private static String required(String field, @Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw new InvalidReplyException(field + " is empty; return null where there is nothing to say");
		}
		return value;
	}

}
