package cn.bootx.starter.core.robot;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.StoredSettings;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The stored robots of a platform. The code is the id of the document, so that no store
 * can hold it twice.
 */
final class RobotRecords {

	private final RecordStore store;

	private final Robot.Kind kind;

	private volatile @Nullable StoredSettings reports;

	RobotRecords(RecordStore store, Robot.Kind kind) {
		this.store = store;
		this.kind = kind;
	}

	void reportTo(StoredSettings settings) {
		this.reports = settings;
		try {
			this.store.all(this.kind.collection()).forEach((robot) -> report(robot.id(), robot.json()));
		}
		catch (StoreUnavailableException ex) {
			// Each robot is read, and so reported, when it is used.
		}
	}

	/** The robot of that code; a code that no store takes has none. */
	Optional<Robot.Stored> find(String code) {
		if (code.isBlank() || code.length() > RecordStore.MAX_ID_LENGTH) {
			return Optional.empty();
		}
		Optional<RecordStore.Document> found = this.store.find(this.kind.collection(), code);
		report(code, found.map(RecordStore.Document::json).orElse("{}"));
		return found.map(this::read);
	}

	void insert(Robot.Stored robot) {
		String json = write(robot);
		this.store.insert(this.kind.collection(), robot.code(), json);
		report(robot.code(), json);
	}

	void save(Robot.Stored robot) {
		String json = write(robot);
		this.store.save(this.kind.collection(), robot.code(), json);
		report(robot.code(), json);
	}

	boolean delete(String code) {
		boolean deleted = this.store.delete(this.kind.collection(), code);
		report(code, "{}");
		return deleted;
	}

	private void report(String code, String json) {
		StoredSettings settings = this.reports;
		if (settings != null) {
			settings.report(this.kind.configured(code), Json.texts(Json.readTree(json)));
		}
	}

	/** All robots, ordered by code. */
	List<Robot.Stored> all() {
		return this.store.all(this.kind.collection()).map(this::read).toList();
	}

	private String write(Robot.Stored record) {
		ObjectNode json = Json.object();
		put(json, this.kind.member(), record.settings().key());
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

	private Robot.Stored read(RecordStore.Document document) {
		JsonNode json = Json.readTree(document.json());
		Robot.Settings settings = new Robot.Settings(text(json, this.kind.member()), text(json, "webhook"),
				text(json, "secret"));
		return new Robot.Stored(document.id(), settings, text(json, "name"), text(json, "remark"));
	}

	private static @Nullable String text(JsonNode json, String member) {
		return json.path(member).asText(null);
	}

}
