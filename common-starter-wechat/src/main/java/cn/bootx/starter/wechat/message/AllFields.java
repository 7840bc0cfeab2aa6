package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * The map of all fields that WxJava gives beside the typed ones, in WxJava's shape: a
 * text where there are no children; a repeated name becomes a list; children of one and
 * the same name become a map with that name and the list.
 */
final class AllFields {

	private AllFields() {
	}

	static Map<String, Object> of(XmlElement root) {
		return fields(root, new HashMap<>(32));
	}

	private static Map<String, Object> fields(XmlElement element, Map<String, Object> map) {
		for (XmlElement child : element.children()) {
			map.merge(child.name(), value(child), AllFields::join);
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
