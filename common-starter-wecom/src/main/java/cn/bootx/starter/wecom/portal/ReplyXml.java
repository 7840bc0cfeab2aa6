package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutImageMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutNewsMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTaskCardMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutUpdateBtnMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutVideoMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutVoiceMessage;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wecom.handler.WeComMessageHandler.UpdateCardReply;
import cn.bootx.starter.wecom.notice.WeComNotice;

/**
 * Replies as XML. WxJava's own writer lets a text end its CDATA section and so write
 * elements of its own.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90241">WeCom</a>
 */
final class ReplyXml {

	private static final int MAX_ARTICLES = 8;

	/** Names of a card's elements that do not follow from those of its JSON. */
	private static final Map<String, String> CARD_NAMES = Map.of("keyname", "KeyName", "checkbox", "CheckBox", "appid",
			"AppId", "pagepath", "PagePath", "userid", "UserId");

	private ReplyXml() {
	}

	/**
	 * Writes the reply, with sender, receiver and time of the message where it has none.
	 * @throws InvalidMessageException if WeCom would refuse or cut it
	 */
	static String write(WxCpXmlOutMessage reply, WxCpXmlMessage message, Clock clock) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, "passive reply");
		Consumer<XmlWriter> content = content(reply, check);
		check.done();
		String receiver = Objects.requireNonNullElse(reply.getToUserName(), message.getFromUserName());
		String sender = Objects.requireNonNullElse(reply.getFromUserName(), message.getToUserName());
		Long time = reply.getCreateTime();
		return XmlWriter.write("xml", (xml) -> {
			xml.text("ToUserName", receiver)
				.text("FromUserName", sender)
				.number("CreateTime", (time != null) ? time : clock.instant().getEpochSecond())
				.text("MsgType", reply.getMsgType());
			content.accept(xml);
		});
	}

	/** Checks what is to be written, and returns what writes it. */
	private static Consumer<XmlWriter> content(WxCpXmlOutMessage reply, MessageCheck check) {
		if (reply instanceof WxCpXmlOutTextMessage text) {
			check.text("Content", text.getContent(), WeComNotice.MAX_TEXT);
			return (xml) -> xml.text("Content", text.getContent());
		}
		if (reply instanceof WxCpXmlOutImageMessage image) {
			return one("Image", "MediaId", image.getMediaId(), check);
		}
		if (reply instanceof WxCpXmlOutVoiceMessage voice) {
			return one("Voice", "MediaId", voice.getMediaId(), check);
		}
		if (reply instanceof WxCpXmlOutVideoMessage video) {
			check.required("Video.MediaId", video.getMediaId());
			return (xml) -> xml.element("Video",
					(child) -> child.text("MediaId", video.getMediaId())
						.text("Title", video.getTitle())
						.text("Description", video.getDescription()));
		}
		if (reply instanceof WxCpXmlOutNewsMessage news) {
			check.count("Articles", news.getArticles(), 1, MAX_ARTICLES);
			return (xml) -> news(xml, news);
		}
		if (reply instanceof WxCpXmlOutTaskCardMessage card) {
			return one("TaskCard", "ReplaceName", card.getReplaceName(), check);
		}
		if (reply instanceof WxCpXmlOutUpdateBtnMessage button) {
			return one("Button", "ReplaceName", button.getReplaceName(), check);
		}
		if (reply instanceof UpdateCardReply update) {
			update.card().validate(check);
			return (xml) -> xml.element("TemplateCard", (element) -> card(element, update.card().body()));
		}
		check.problem("MsgType", "is not one that WeCom takes: " + reply.getClass().getName());
		return (xml) -> {
		};
	}

	private static Consumer<XmlWriter> one(String element, String name, String value, MessageCheck check) {
		check.required(element + "." + name, value);
		return (xml) -> xml.element(element, (child) -> child.text(name, value));
	}

	private static void news(XmlWriter xml, WxCpXmlOutNewsMessage news) {
		xml.number("ArticleCount", news.getArticles().size());
		xml.element("Articles",
				(articles) -> news.getArticles()
					.forEach((article) -> articles.element("item",
							(item) -> item.text("Title", article.getTitle())
								.text("Description", article.getDescription())
								.text("PicUrl", article.getPicUrl())
								.text("Url", article.getUrl()))));
	}

	/** The members of its JSON in camel case, the items of a list one after the other. */
	private static void card(XmlWriter xml, JsonNode object) {
		object.properties().forEach((member) -> {
			String name = cardName(member.getKey());
			JsonNode value = member.getValue();
			if (value.isArray()) {
				value.forEach((item) -> cardMember(xml, name, item));
			}
			else {
				cardMember(xml, name, value);
			}
		});
	}

	private static void cardMember(XmlWriter xml, String name, JsonNode value) {
		if (value.isObject()) {
			xml.element(name, (element) -> card(element, value));
		}
		else if (value.isIntegralNumber()) {
			xml.number(name, value.longValue());
		}
		else {
			xml.text(name, value.asText());
		}
	}

	private static String cardName(String member) {
		String known = CARD_NAMES.get(member);
		if (known != null) {
			return known;
		}
		StringBuilder name = new StringBuilder();
		for (String part : member.split("_")) {
			name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
		}
		return name.toString();
	}

}
