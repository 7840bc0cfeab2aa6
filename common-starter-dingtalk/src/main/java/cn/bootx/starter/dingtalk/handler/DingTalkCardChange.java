package cn.bootx.starter.dingtalk.handler;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/**
 * What a click changes on a card; values that are not named stay.
 *
 * @param values values that everybody sees
 * @param privateValues values that only the user who clicked sees
 * @since 0.1.0
 */
public record DingTalkCardChange(Map<String, String> values, Map<String, String> privateValues) {

	/** Nothing. */
	public static final DingTalkCardChange NOTHING = new DingTalkCardChange(Map.of(), Map.of());

	public DingTalkCardChange {
		values = Map.copyOf(values);
		privateValues = Map.copyOf(privateValues);
	}

	public static DingTalkCardChange forEverybody(Map<String, String> values) {
		return new DingTalkCardChange(values, Map.of());
	}

	public static DingTalkCardChange forTheUser(Map<String, String> privateValues) {
		return new DingTalkCardChange(Map.of(), privateValues);
	}

	ObjectNode toJson() {
		ObjectNode json = Json.object();
		put(json, "cardData", this.values);
		put(json, "userPrivateData", this.privateValues);
		if (!json.isEmpty()) {
			json.putObject("cardUpdateOptions").put("updateCardDataByKey", true).put("updatePrivateDataByKey", true);
		}
		return json;
	}

	private static void put(ObjectNode json, String name, Map<String, String> values) {
		if (!values.isEmpty()) {
			ObjectNode map = json.putObject(name).putObject("cardParamMap");
			new TreeMap<>(values).forEach(map::put);
		}
	}

}
