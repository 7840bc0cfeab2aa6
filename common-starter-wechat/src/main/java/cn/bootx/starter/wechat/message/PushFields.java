package cn.bootx.starter.wechat.message;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import me.chanjar.weixin.mp.bean.message.ArticleUrlResult;
import me.chanjar.weixin.mp.bean.message.HardWare;
import me.chanjar.weixin.mp.bean.message.ScanCodeInfo;
import me.chanjar.weixin.mp.bean.message.SendLocationInfo;
import me.chanjar.weixin.mp.bean.message.SendPicsInfo;
import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of a push, and where WxJava's message keeps them: texts and numbers as its
 * annotations say. A number that is none stays unset, where WxJava's own reader fails for
 * the whole message.
 */
final class PushFields {

	private static final Map<Class<?>, Function<String, ? extends @Nullable Object>> PLAIN = Map.of(String.class,
			(text) -> text, Long.class, number(Long::valueOf), Integer.class, number(Integer::valueOf), Double.class,
			number(Double::valueOf));

	private static final Map<String, BiConsumer<WxMpXmlMessage, XmlElement>> SETTERS = new HashMap<>(
			Map.of("ScanCodeInfo", PushFields::scanCode, "SendPicsInfo", PushFields::pictures, "SendLocationInfo",
					PushFields::location, "ArticleUrlResult", PushFields::articles, "HardWare", PushFields::hardWare,
					"SubscribeMsgPopupEvent", PushFields::popup, "SubscribeMsgChangeEvent", PushFields::change,
					"SubscribeMsgSentEvent", PushFields::sent));

	static {
		for (Field field : WxMpXmlMessage.class.getDeclaredFields()) {
			XStreamAlias alias = field.getAnnotation(XStreamAlias.class);
			Function<String, ? extends @Nullable Object> plain = PLAIN.get(field.getType());
			if (alias != null && plain != null) {
				ReflectionUtils.makeAccessible(field);
				SETTERS.put(alias.value(),
						(message, element) -> ReflectionUtils.setField(field, message, plain.apply(element.text())));
			}
		}
	}

	private PushFields() {
	}

	/** Sets a field; what WxJava has no field for is left out. */
	static void set(WxMpXmlMessage message, XmlElement element) {
		BiConsumer<WxMpXmlMessage, XmlElement> setter = SETTERS.get(element.name());
		if (setter != null) {
			setter.accept(message, element);
		}
	}

	private static <N extends Number> Function<String, @Nullable N> number(Function<String, N> parser) {
		return (text) -> {
			try {
				return parser.apply(text.strip());
			}
			catch (NumberFormatException ex) {
				return null;
			}
		};
	}

	private static void scanCode(WxMpXmlMessage message, XmlElement element) {
		ScanCodeInfo info = message.getScanCodeInfo();
		info.setScanType(element.childText("ScanType"));
		info.setScanResult(element.childText("ScanResult"));
	}

	private static void pictures(WxMpXmlMessage message, XmlElement element) {
		SendPicsInfo info = message.getSendPicsInfo();
		info.setCount(count(element));
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
		result.setCount(count(element));
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

	/**
	 * The events about subscribe notices (订阅通知) have repeated {@code List} elements.
	 */
	private static void popup(WxMpXmlMessage message, XmlElement element) {
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

	private static void change(WxMpXmlMessage message, XmlElement element) {
		var event = new WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent();
		event.getList().addAll(list(element, (entry) -> {
			var change = new WxMpSubscribeMsgEvent.ChangeEvent();
			change.setTemplateId(entry.childText("TemplateId"));
			change.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
			return change;
		}));
		message.setSubscribeMsgChangeEvent(event);
	}

	private static void sent(WxMpXmlMessage message, XmlElement element) {
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

	private static @Nullable Long count(XmlElement element) {
		String count = element.childText("Count");
		return (count != null) ? number(Long::valueOf).apply(count) : null;
	}

}
