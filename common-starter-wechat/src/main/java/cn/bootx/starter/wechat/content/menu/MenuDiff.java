package cn.bootx.starter.wechat.content.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The differences of two menus, each as a place with the old and the new value.
 */
final class MenuDiff {

	private MenuDiff() {
	}

	static List<String> of(WeChatMenu live, WeChatMenu draft) {
		List<String> differences = new ArrayList<>();
		compare("", MenuJson.write(live), MenuJson.write(draft), differences);
		return differences;
	}

	private static void compare(String place, JsonNode live, JsonNode draft, List<String> differences) {
		if (live.equals(draft)) {
			return;
		}
		if (live.isArray() && draft.isArray()) {
			for (int i = 0; i < Math.max(live.size(), draft.size()); i++) {
				compare(place + "[" + i + "]", live.path(i), draft.path(i), differences);
			}
		}
		else if (live.isObject() && draft.isObject()) {
			Set<String> names = new TreeSet<>();
			live.fieldNames().forEachRemaining(names::add);
			draft.fieldNames().forEachRemaining(names::add);
			names.forEach((name) -> compare(place.isEmpty() ? name : place + "." + name, live.path(name),
					draft.path(name), differences));
		}
		else {
			differences.add(place + ": " + shown(live) + " -> " + shown(draft));
		}
	}

	private static String shown(JsonNode node) {
		return node.isMissingNode() ? "nothing" : node.isValueNode() ? node.asText() : node.path("name").asText("[…]");
	}

}
