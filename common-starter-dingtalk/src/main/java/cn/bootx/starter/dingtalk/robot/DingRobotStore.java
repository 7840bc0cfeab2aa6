package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordPage;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Robots that are added while the application runs, in the record store.
 *
 * @since 0.1.0
 */
public final class DingRobotStore {

	/** Name of the collection. */
	public static final String COLLECTION = "ding-robot";

	private static final int PAGE = 200;

	private final RecordStore records;

	public DingRobotStore(RecordStore records) {
		this.records = records;
	}

	public Optional<DingRobot> find(String code) {
		return findRecord(code).map(DingRobotRecord::robot);
	}

	public Optional<DingRobotRecord> findRecord(String code) {
		return this.records.find(COLLECTION, code).map(DingRobotStore::read);
	}

	/**
	 * Stores a robot; one of the same code is replaced.
	 */
	public void save(DingRobot robot) {
		save(new DingRobotRecord(robot, null, null));
	}

	/**
	 * Stores a robot with its name and remark; one of the same code is replaced.
	 */
	public void save(DingRobotRecord record) {
		this.records.save(COLLECTION, record.robot().code(), write(record));
	}

	/**
	 * Stores a robot whose code is not taken.
	 * @throws cn.bootx.starter.core.store.RecordConflictException if it is
	 */
	public void insert(DingRobotRecord record) {
		this.records.insert(COLLECTION, record.robot().code(), write(record));
	}

	/**
	 * Takes a robot out.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.records.delete(COLLECTION, code);
	}

	/** All stored robots, ordered by code. */
	public List<DingRobotRecord> all() {
		List<DingRobotRecord> robots = new ArrayList<>();
		String after = "";
		while (true) {
			RecordPage page = this.records.list(COLLECTION, after, PAGE);
			page.records().forEach((stored) -> robots.add(read(stored)));
			if (!page.hasMore()) {
				return robots;
			}
			after = page.records().get(page.records().size() - 1).id();
		}
	}

	private static String write(DingRobotRecord record) {
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

	private static DingRobotRecord read(StoredRecord stored) {
		JsonNode json = Json.readTree(stored.json());
		return new DingRobotRecord(
				new DingRobot(stored.id(), json.path("accessToken").asText(), Lenient.text(json.path("secret"))),
				Lenient.text(json.path("name")), Lenient.text(json.path("remark")));
	}

}
