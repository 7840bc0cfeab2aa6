package cn.bootx.starter.dingtalk.robot;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Robots that are added while the application runs, in the record store.
 *
 * @since 0.1.0
 */
public final class DingTalkRobotStore {

	/** Name of the collection. */
	public static final String COLLECTION = "ding-robot";

	private final CodedRecords<DingTalkRobotRecord> records;

	public DingTalkRobotStore(RecordStore records) {
		this.records = new CodedRecords<>(records, COLLECTION, (record) -> record.robot().code(),
				DingTalkRobotStore::write, DingTalkRobotStore::read);
	}

	/** The stored robots with what people write about them. */
	public CodedRecords<DingTalkRobotRecord> records() {
		return this.records;
	}

	public Optional<DingTalkRobot> find(String code) {
		return findRecord(code).map(DingTalkRobotRecord::robot);
	}

	public Optional<DingTalkRobotRecord> findRecord(String code) {
		return this.records.find(code);
	}

	/**
	 * Stores a robot; one of the same code is replaced.
	 */
	public void save(DingTalkRobot robot) {
		save(new DingTalkRobotRecord(robot, null, null));
	}

	/**
	 * Stores a robot with its name and remark; one of the same code is replaced.
	 */
	public void save(DingTalkRobotRecord record) {
		this.records.save(record);
	}

	/**
	 * Stores a robot whose code is not taken.
	 * @throws cn.bootx.starter.core.store.RecordConflictException if it is
	 */
	public void insert(DingTalkRobotRecord record) {
		this.records.insert(record);
	}

	/**
	 * Takes a robot out.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.records.delete(code);
	}

	/** All stored robots, ordered by code. */
	public List<DingTalkRobotRecord> all() {
		return this.records.all();
	}

	private static String write(DingTalkRobotRecord record) {
		ObjectNode json = Json.object().put("accessToken", record.robot().accessToken());
		put(json, "secret", record.robot().secret());
		put(json, "name", record.name());
		put(json, "remark", record.remark());
		return Json.write(json);
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	private static DingTalkRobotRecord read(String code, String document) {
		JsonNode json = Json.readTree(document);
		return new DingTalkRobotRecord(
				new DingTalkRobot(code, json.path("accessToken").asText(), Lenient.text(json.path("secret"))),
				Lenient.text(json.path("name")), Lenient.text(json.path("remark")));
	}

}
