package cn.bootx.starter.wecom.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * A push as nested maps, in the form of WxJava's {@code allFieldsMap}: texts, maps, and
 * lists where a name repeats; an element whose children all have one name holds a list of
 * them even if it is only one.
 */
final class XmlMaps {

	private XmlMaps() {
	}

	static Map<String, Object> of(XmlElement root) {
		Map<String, Object> map = new HashMap<>();
		for (XmlElement child : root.children()) {
			map.merge(child.name(), value(child), XmlMaps::append);
		}
		return map;
	}

	private static Object value(XmlElement element) {
		if (element.children().isEmpty()) {
			return element.text();
		}
		Set<String> names = element.children().stream().map(XmlElement::name).collect(Collectors.toSet());
		if (names.size() == 1) {
			List<Object> list = element.children().stream().map(XmlMaps::value).collect(Collectors.toList());
			return new HashMap<>(Map.of(names.iterator().next(), list));
		}
		Map<String, Object> map = new HashMap<>();
		for (XmlElement child : element.children()) {
			map.merge(child.name(), value(child), XmlMaps::append);
		}
		return map;
	}

	private static Object append(Object present, Object next) {
		// A value is a text or a map, so a list is always one that was made here.
		List<Object> list = (present instanceof List<?> values) ? new ArrayList<>(values)
				: new ArrayList<>(List.of(present));
		list.add(next);
		return list;
	}

}
