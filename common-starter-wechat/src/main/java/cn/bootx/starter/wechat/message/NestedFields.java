package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import me.chanjar.weixin.mp.bean.message.ArticleUrlResult;
import me.chanjar.weixin.mp.bean.message.HardWare;
import me.chanjar.weixin.mp.bean.message.ScanCodeInfo;
import me.chanjar.weixin.mp.bean.message.SendLocationInfo;
import me.chanjar.weixin.mp.bean.message.SendPicsInfo;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of a push that have fields of their own.
 */
final class NestedFields {

	static final Map<String, BiConsumer<WxMpXmlMessage, XmlElement>> SETTERS = Map.of("ScanCodeInfo",
			NestedFields::scanCode, "SendPicsInfo", NestedFields::pictures, "SendLocationInfo", NestedFields::location,
			"ArticleUrlResult", NestedFields::articles, "HardWare", NestedFields::hardWare, "SubscribeMsgPopupEvent",
			SubscribeNoticeFields::popup, "SubscribeMsgChangeEvent", SubscribeNoticeFields::change,
			"SubscribeMsgSentEvent", SubscribeNoticeFields::sent);

	private NestedFields() {
	}

	private static void scanCode(WxMpXmlMessage message, XmlElement element) {
		ScanCodeInfo info = message.getScanCodeInfo();
		info.setScanType(element.childText("ScanType"));
		info.setScanResult(element.childText("ScanResult"));
	}

	private static void pictures(WxMpXmlMessage message, XmlElement element) {
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

	private static void location(WxMpXmlMessage message, XmlElement element) {
		SendLocationInfo info = message.getSendLocationInfo();
		info.setLocationX(element.childText("Location_X"));
		info.setLocationY(element.childText("Location_Y"));
		info.setScale(element.childText("Scale"));
		info.setLabel(element.childText("Label"));
		info.setPoiName(element.childText("Poiname"));
	}

	private static void articles(WxMpXmlMessage message, XmlElement element) {
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

	private static void hardWare(WxMpXmlMessage message, XmlElement element) {
		HardWare hardWare = message.getHardWare();
		hardWare.setMessageView(element.childText("MessageView"));
		hardWare.setMessageAction(element.childText("MessageAction"));
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
