package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * Reads a pushed message into WxJava's type, with a map of all fields for what has none
 * of its own. WxJava itself parses every push twice, and takes 0.3 s for the first.
 *
 * @since 0.1.0
 */
public final class WeChatMessageReader {

	private WeChatMessageReader() {
	}

	/** Reads clear XML; fails on what is none, and on a DOCTYPE. */
	public static WxMpXmlMessage read(String xml) {
		return read(XmlElement.read(xml));
	}

	public static WxMpXmlMessage read(XmlElement root) {
		Map<String, Object> fields = allFields(root);
		WxMpXmlMessage message = PushFields.fill(new WxMpXmlMessage(), fields);
		if (message.getMsgId() == null) {
			// The ends of sending jobs spell it MsgID; WxJava has it under both names.
			message.setMsgId(message.getMassMsgId());
		}
		message.setAllFieldsMap(fields);
		return message;
	}

	/**
	 * In WxJava's shape: a text where there are no children; a repeated name becomes a
	 * list; children of one and the same name become a map with that name and the list.
	 */
	public static Map<String, Object> allFields(XmlElement root) {
		return fields(root, new HashMap<>(32));
	}

	private static Map<String, Object> fields(XmlElement element, Map<String, Object> map) {
		for (XmlElement child : element.children()) {
			map.merge(child.name(), value(child), WeChatMessageReader::join);
		}
		return map;
	}

	private static Object value(XmlElement element) {
		if (element.children().isEmpty()) {
			return element.text();
		}
		Map<String, Object> map = fields(element, new HashMap<>());
		if (map.size() == 1) {
			map.replaceAll((name, value) -> (value instanceof Several) ? value : new Several(value));
		}
		return map;
	}

	private static Object join(Object before, Object more) {
		Several several = (before instanceof Several list) ? list : new Several(before);
		several.add(more);
		return several;
	}

	/** The values of a repeated name; no value is a list itself. */
	private static final class Several extends ArrayList<Object> {

		private static final long serialVersionUID = 1L;

		Several(Object first) {
			super(2);
			add(first);
		}

	}

}
