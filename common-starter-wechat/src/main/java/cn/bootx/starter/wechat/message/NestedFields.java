package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import me.chanjar.weixin.mp.bean.message.ArticleUrlResult;
import me.chanjar.weixin.mp.bean.message.HardWare;
import me.chanjar.weixin.mp.bean.message.ScanCodeInfo;
import me.chanjar.weixin.mp.bean.message.SendLocationInfo;
import me.chanjar.weixin.mp.bean.message.SendPicsInfo;
import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.xml.XmlElement;

/** The fields of a push that have fields of their own. */
final class NestedFields {

	private NestedFields() {
	}

	static void scanCode(WxMpXmlMessage message, XmlElement element) {
		ScanCodeInfo info = message.getScanCodeInfo();
		info.setScanType(element.childText("ScanType"));
		info.setScanResult(element.childText("ScanResult"));
	}

	static void pictures(WxMpXmlMessage message, XmlElement element) {
		SendPicsInfo info = message.getSendPicsInfo();
		info.setCount(number(element.childText("Count")));
		// WeChat sends one PicList with all items, or one PicList for each.
		for (XmlElement list : element.children()) {
			if (list.name().equals("PicList")) {
				for (XmlElement child : list.children()) {
					SendPicsInfo.Item item = new SendPicsInfo.Item();
					item.setPicMd5Sum(child.childText("PicMd5Sum"));
					info.getPicList().add(item);
				}
			}
		}
	}

	static void location(WxMpXmlMessage message, XmlElement element) {
		SendLocationInfo info = message.getSendLocationInfo();
		info.setLocationX(element.childText("Location_X"));
		info.setLocationY(element.childText("Location_Y"));
		info.setScale(element.childText("Scale"));
		info.setLabel(element.childText("Label"));
		info.setPoiName(element.childText("Poiname"));
	}

	static void articles(WxMpXmlMessage message, XmlElement element) {
		ArticleUrlResult result = message.getArticleUrlResult();
		result.setCount(number(element.childText("Count")));
		XmlElement list = element.child("ResultList");
		if (list == null) {
			return;
		}
		List<ArticleUrlResult.Item> items = new ArrayList<>();
		for (XmlElement child : list.children()) {
			ArticleUrlResult.Item item = new ArticleUrlResult.Item();
			item.setArticleIdx(child.childText("ArticleIdx"));
			item.setArticleUrl(child.childText("ArticleUrl"));
			items.add(item);
		}
		result.setResultList(items);
	}

	static void hardWare(WxMpXmlMessage message, XmlElement element) {
		HardWare hardWare = message.getHardWare();
		hardWare.setMessageView(element.childText("MessageView"));
		hardWare.setMessageAction(element.childText("MessageAction"));
	}

	/** The events about subscribe notices (订阅通知) have repeated {@code List} elements. */
	static void popup(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgPopupEvent();
		event.getList().addAll(list(element, (entry) -> {
			var popup = new WxMpSubscribeMsgEvent.PopupEvent();
			popup.setTemplateId(entry.childText("TemplateId"));
			popup.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
			popup.setPopupScene(entry.childText("PopupScene"));
			return popup;
		}));
		message.setSubscribeMsgPopupEvent(event);
	}

	static void change(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent();
		event.getList().addAll(list(element, (entry) -> {
			var change = new WxMpSubscribeMsgEvent.ChangeEvent();
			change.setTemplateId(entry.childText("TemplateId"));
			change.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
			return change;
		}));
		message.setSubscribeMsgChangeEvent(event);
	}

	static void sent(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgSentEvent();
		event.getList().addAll(list(element, (entry) -> {
			var sent = new WxMpSubscribeMsgEvent.SentEvent();
			sent.setTemplateId(entry.childText("TemplateId"));
			sent.setMsgId(entry.childText("MsgID"));
			sent.setErrorCode(entry.childText("ErrorCode"));
			sent.setErrorStatus(entry.childText("ErrorStatus"));
			return sent;
		}));
		message.setSubscribeMsgSentEvent(event);
	}

	private static <T> List<T> list(XmlElement element, Function<XmlElement, T> reader) {
		return element.children().stream().filter((child) -> child.name().equals("List")).map(reader).toList();
	}

	private static @Nullable Long number(@Nullable String text) {
		try {
			return (text != null) ? Long.valueOf(text.strip()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
