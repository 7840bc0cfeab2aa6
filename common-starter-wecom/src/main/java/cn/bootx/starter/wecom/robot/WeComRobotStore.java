package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The documents of stored robots.
 */
final class WeComRobotStore {

	private WeComRobotStore() {
	}

	static CodedRecords<WeComRobotRecord> of(RecordStore records) {
		return new CodedRecords<>(records, WeComRobots.COLLECTION, WeComRobotRecord::code, WeComRobotStore::write,
				WeComRobotStore::read);
	}

	private static String write(WeComRobotRecord record) {
		ObjectNode json = Json.toTree(record.settings());
		put(json, "name", record.name());
		put(json, "remark", record.remark());
		return Json.write(json);
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	private static WeComRobotRecord read(String code, String document) {
		JsonNode json = Json.readTree(document);
		return new WeComRobotRecord(code, Json.convert(json, RobotSettings.class), json.path("name").asText(null),
				json.path("remark").asText(null));
	}

}
