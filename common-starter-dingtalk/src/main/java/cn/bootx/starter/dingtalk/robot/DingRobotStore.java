package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordPage;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoredRecord;

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
		return this.records.find(COLLECTION, code).map(DingRobotStore::read);
	}

	/**
	 * Stores a robot; one of the same code is replaced.
	 */
	public void save(DingRobot robot) {
		this.records.save(COLLECTION, robot.code(), write(robot));
	}

	/**
	 * Takes a robot out.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.records.delete(COLLECTION, code);
	}

	/** All stored robots, ordered by code. */
	public List<DingRobot> all() {
		List<DingRobot> robots = new ArrayList<>();
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

	private static String write(DingRobot robot) {
		ObjectNode json = Json.object().put("accessToken", robot.accessToken());
		if (robot.secret() != null) {
			json.put("secret", robot.secret());
		}
		return Json.write(json);
	}

	private static DingRobot read(StoredRecord stored) {
		JsonNode json = Json.readTree(stored.json());
		return new DingRobot(stored.id(), json.path("accessToken").asText(),
				json.hasNonNull("secret") ? json.path("secret").asText() : null);
	}

}
