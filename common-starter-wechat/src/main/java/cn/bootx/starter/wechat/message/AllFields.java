package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
		Map<String, Object> map = new HashMap<>(32);
		group(root).forEach((name, elements) -> {
			List<Object> values = new ArrayList<>(elements.size());
			elements.forEach((element) -> values.add(value(element)));
			map.put(name, (values.size() == 1) ? values.get(0) : values);
		});
		return map;
	}

	private static Object value(XmlElement element) {
		if (element.children().isEmpty()) {
			return element.text();
		}
		Map<String, List<XmlElement>> groups = group(element);
		Map<String, Object> map = new HashMap<>();
		groups.forEach((name, elements) -> {
			List<Object> values = new ArrayList<>(elements.size());
			elements.forEach((child) -> values.add(value(child)));
			map.put(name, (groups.size() == 1 || values.size() > 1) ? values : values.get(0));
		});
		return map;
	}

	private static Map<String, List<XmlElement>> group(XmlElement element) {
		Map<String, List<XmlElement>> groups = new LinkedHashMap<>();
		element.children()
			.forEach((child) -> groups.computeIfAbsent(child.name(), (name) -> new ArrayList<>(1)).add(child));
		return groups;
	}

}
