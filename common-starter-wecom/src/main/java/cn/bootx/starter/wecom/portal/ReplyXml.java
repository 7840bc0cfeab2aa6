package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.Objects;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutImageMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutNewsMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTaskCardMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutUpdateBtnMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutVideoMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutVoiceMessage;

import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.core.xml.XmlWriter;

/**
 * Replies as XML. WxJava's own writer lets a text end its CDATA section and so write
 * elements of its own.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90241">Passive
 * replies</a>
 */
final class ReplyXml {

	private static final int MAX_ARTICLES = 8;

	private ReplyXml() {
	}

	/**
	 * Writes the reply; sender, receiver and time come from the message where the handler
	 * left them out.
	 * @throws InvalidMessageException if WeCom would refuse or cut it
	 */
	static String write(WxCpXmlOutMessage reply, WxCpXmlMessage message, Clock clock) {
		check(reply);
		String receiver = Objects.requireNonNullElse(reply.getToUserName(), message.getFromUserName());
		String sender = Objects.requireNonNullElse(reply.getFromUserName(), message.getToUserName());
		Long time = reply.getCreateTime();
		return XmlWriter.write("xml", (xml) -> {
			xml.text("ToUserName", receiver)
				.text("FromUserName", sender)
				.number("CreateTime", (time != null) ? time : clock.instant().getEpochSecond())
				.text("MsgType", reply.getMsgType());
			content(xml, reply);
		});
	}

	private static void check(WxCpXmlOutMessage reply) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, "passive reply");
		if (reply instanceof WxCpXmlOutTextMessage text) {
			check.text("Content", text.getContent(), WeComNotice.MAX_TEXT);
		}
		else if (reply instanceof WxCpXmlOutImageMessage image) {
			check.required("Image.MediaId", image.getMediaId());
		}
		else if (reply instanceof WxCpXmlOutVoiceMessage voice) {
			check.required("Voice.MediaId", voice.getMediaId());
		}
		else if (reply instanceof WxCpXmlOutVideoMessage video) {
			check.required("Video.MediaId", video.getMediaId());
		}
		else if (reply instanceof WxCpXmlOutNewsMessage news) {
			check.count("Articles", news.getArticles(), 1, MAX_ARTICLES);
		}
		else if (reply instanceof WxCpXmlOutTaskCardMessage card) {
			check.required("TaskCard.ReplaceName", card.getReplaceName());
		}
		else if (reply instanceof WxCpXmlOutUpdateBtnMessage button) {
			check.required("Button.ReplaceName", button.getReplaceName());
		}
		else if (reply instanceof WeComMessageHandler.UpdateCardReply update) {
			update.card().validate(check);
		}
		else {
			check.problem("MsgType", "is not one that WeCom takes: " + reply.getClass().getName());
		}
		check.done();
	}

	private static void content(XmlWriter xml, WxCpXmlOutMessage reply) {
		if (reply instanceof WxCpXmlOutTextMessage text) {
			xml.text("Content", text.getContent());
		}
		else if (reply instanceof WxCpXmlOutImageMessage image) {
			xml.element("Image", (child) -> child.text("MediaId", image.getMediaId()));
		}
		else if (reply instanceof WxCpXmlOutVoiceMessage voice) {
			xml.element("Voice", (child) -> child.text("MediaId", voice.getMediaId()));
		}
		else if (reply instanceof WxCpXmlOutVideoMessage video) {
			xml.element("Video",
					(child) -> child.text("MediaId", video.getMediaId())
						.text("Title", video.getTitle())
						.text("Description", video.getDescription()));
		}
		else if (reply instanceof WxCpXmlOutNewsMessage news) {
			news(xml, news);
		}
		else if (reply instanceof WxCpXmlOutTaskCardMessage card) {
			xml.element("TaskCard", (child) -> child.text("ReplaceName", card.getReplaceName()));
		}
		else if (reply instanceof WxCpXmlOutUpdateBtnMessage button) {
			xml.element("Button", (child) -> child.text("ReplaceName", button.getReplaceName()));
		}
		else if (reply instanceof WeComMessageHandler.UpdateCardReply update) {
			CardXml.write(xml, update.card());
		}
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

}
