package cn.bootx.starter.core.robot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The documents of stored robots.
 */
final class RobotRecords {

	private RobotRecords() {
	}

	static CodedRecords<Robot.Stored> of(RecordStore records, Robot.Kind kind) {
		return new CodedRecords<>(records, kind.collection(), Robot.Stored::code,
				(record) -> write(record, kind.member()), (code, document) -> read(code, document, kind.member()));
	}

	private static String write(Robot.Stored record, String member) {
		ObjectNode json = Json.object();
		put(json, member, record.settings().key());
		put(json, "webhook", record.settings().webhook());
		put(json, "secret", record.settings().secret());
		put(json, "name", record.name());
		put(json, "remark", record.remark());
		return Json.write(json);
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	private static Robot.Stored read(String code, String document, String member) {
		JsonNode json = Json.readTree(document);
		Robot.Settings settings = new Robot.Settings(text(json, member), text(json, "webhook"), text(json, "secret"));
		return new Robot.Stored(code, settings, text(json, "name"), text(json, "remark"));
	}

	private static @Nullable String text(JsonNode json, String member) {
		return json.path(member).asText(null);
	}

}
