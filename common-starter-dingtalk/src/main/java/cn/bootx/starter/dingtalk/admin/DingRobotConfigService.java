package cn.bootx.starter.dingtalk.admin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminPage;
import cn.bootx.starter.core.store.RecordConflictException;
import cn.bootx.starter.dingtalk.client.Require;
import cn.bootx.starter.dingtalk.robot.DingRobot;
import cn.bootx.starter.dingtalk.robot.DingRobotRecord;
import cn.bootx.starter.dingtalk.robot.DingRobotStore;

/**
 * Manages stored robots for the endpoints. Their code is their id.
 *
 * @since 0.1.0
 */
public final class DingRobotConfigService {

	private static final int MAX_CODE = 50;

	private final DingRobotStore store;

	public DingRobotConfigService(DingRobotStore store) {
		this.store = store;
	}

	/**
	 * Stores a new robot.
	 * @throws IllegalArgumentException if its code is taken or something is missing
	 */
	public void add(DingRobotConfigParam param) {
		insert(record(param, null));
	}

	/**
	 * Changes a robot, also its code.
	 * @throws IllegalArgumentException if there is none, or the new code is taken
	 */
	public void update(DingRobotConfigParam param) {
		String id = Require.text("id", (param.id() != null) ? param.id() : param.code());
		DingRobotRecord present = this.store.findRecord(id).orElseThrow(() -> missing(id));
		DingRobotRecord changed = record(param, present);
		if (changed.robot().code().equals(id)) {
			this.store.save(changed);
		}
		else {
			insert(changed);
			this.store.delete(id);
		}
	}

	/**
	 * Takes a robot out.
	 * @throws IllegalArgumentException if there is none
	 */
	public void delete(String id) {
		if (!this.store.delete(id)) {
			throw missing(id);
		}
	}

	public Optional<DingRobotConfigDto> find(String id) {
		return this.store.findRecord(id).map(DingRobotConfigDto::of);
	}

	public List<DingRobotConfigDto> all() {
		return this.store.all().stream().map(DingRobotConfigDto::of).toList();
	}

	public AdminPage<DingRobotConfigDto> page(int current, int size) {
		List<DingRobotConfigDto> all = all();
		int rows = Math.max(1, Math.min(size, 500));
		int page = Math.max(1, current);
		int from = (int) Math.min(all.size(), (page - 1L) * rows);
		return new AdminPage<>(page, rows, all.size(), all.subList(from, Math.min(from + rows, all.size())));
	}

	/**
	 * Whether a robot of that code is stored.
	 * @param exceptId a robot that does not count, or null
	 */
	public boolean exists(String code, @Nullable String exceptId) {
		return !code.equals(exceptId) && this.store.find(code).isPresent();
	}

	private void insert(DingRobotRecord record) {
		try {
			this.store.insert(record);
		}
		catch (RecordConflictException ex) {
			throw new IllegalArgumentException("a robot with code '" + record.robot().code() + "' exists already", ex);
		}
	}

	private static DingRobotRecord record(DingRobotConfigParam param, @Nullable DingRobotRecord present) {
		String code = Require.chars("code", param.code(), MAX_CODE);
		String token = isBlank(param.accessToken()) && present != null ? present.robot().accessToken()
				: param.accessToken();
		String secret = isBlank(param.signSecret()) && present != null ? present.robot().secret() : param.signSecret();
		boolean signed = Objects.requireNonNullElse(param.enableSignatureCheck(), !isBlank(secret));
		if (signed) {
			Require.text("signSecret", secret);
		}
		return new DingRobotRecord(new DingRobot(code, Require.text("accessToken", token), signed ? secret : null),
				param.name(), param.remark());
	}

	private static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

	private static IllegalArgumentException missing(String id) {
		return new IllegalArgumentException("there is no robot with id '" + id + "'");
	}

}
