package cn.bootx.starter.wecom.portal;

import java.util.ArrayList;
import java.util.List;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

/** Sends replies that came too late for their push as application messages. */
record LateMessages(WeComNoticeSender sender) {

	boolean send(OpenedCallback<WxCpXmlMessage> callback, String reply) {
		XmlElement xml = XmlElement.read(reply);
		String receiver = xml.childText("ToUserName");
		WeComNotice message = message(xml);
		if (message == null || receiver == null) {
			return false;
		}
		this.sender.send(WeComReceivers.users(receiver), message);
		return true;
	}

	private static @Nullable WeComNotice message(XmlElement reply) {
		return switch (String.valueOf(reply.childText("MsgType"))) {
			case "text" -> WeComNotice.text(text(reply, "Content"));
			case "image" -> WeComNotice.image(text(reply.child("Image"), "MediaId"));
			case "voice" -> WeComNotice.voice(text(reply.child("Voice"), "MediaId"));
			case "video" -> video(reply.child("Video"));
			case "news" -> news(reply.child("Articles"));
			default -> null;
		};
	}

	private static @Nullable WeComNotice video(@Nullable XmlElement video) {
		return (video == null) ? null
				: WeComNotice.video(text(video, "MediaId"), video.childText("Title"), video.childText("Description"));
	}

	private static @Nullable WeComNotice news(@Nullable XmlElement articles) {
		List<WeComNewsArticle> news = new ArrayList<>();
		for (XmlElement item : (articles != null) ? articles.children() : List.<XmlElement>of()) {
			news.add(WeComNewsArticle.link(text(item, "Title"), item.childText("Description"), text(item, "Url"),
					item.childText("PicUrl")));
		}
		return (articles != null) ? WeComNotice.news(news) : null;
	}

	private static String text(@Nullable XmlElement element, String name) {
		String text = (element != null) ? element.childText(name) : null;
		return (text != null) ? text : "";
	}

}
