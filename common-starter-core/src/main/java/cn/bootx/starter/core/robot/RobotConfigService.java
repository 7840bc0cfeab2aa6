package cn.bootx.starter.core.robot;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Manages the stored robots of a platform for {@link RobotConfigController}. Their code
 * is their id; an {@link IllegalArgumentException} says what is wrong with a form.
 */
final class RobotConfigService<P extends RobotConfigController.Form, D> {

	private final RobotRegistry registry;

	private final RobotRecords robots;

	private final BiFunction<P, Robot.@Nullable Settings, Robot.Settings> settings;

	private final Function<Robot.Stored, D> shown;

	RobotConfigService(RobotRegistry registry, BiFunction<P, Robot.@Nullable Settings, Robot.Settings> settings,
			Function<Robot.Stored, D> shown) {
		this.registry = registry;
		this.robots = registry.stored();
		this.settings = settings;
		this.shown = shown;
	}

	void add(P param) {
		insert(record(param, null));
	}

	/** Changes a robot, also its code. */
	void update(P param) {
		String id = (param.id() != null) ? param.id() : param.code();
		if (id == null || id.isBlank()) {
			throw new IllegalArgumentException("id must not be blank");
		}
		Robot.Stored changed = record(param, this.robots.find(id).orElseThrow(() -> missing(id)));
		if (changed.code().equals(id)) {
			this.robots.save(changed);
		}
		else {
			insert(changed);
			this.robots.delete(id);
		}
	}

	void delete(String id) {
		if (!this.robots.delete(id)) {
			throw missing(id);
		}
	}

	Optional<D> find(String id) {
		return this.robots.find(id).map(this.shown);
	}

	List<D> all() {
		return this.robots.all().stream().map(this.shown).toList();
	}

	AdminResult.Page<D> page(int current, int size) {
		return AdminResult.Page.of(this.robots.all(), current, size).map(this.shown);
	}

	/**
	 * Whether a robot of that code is there. A configured robot would win over a stored
	 * one, so its code is taken, too.
	 * @param exceptId a robot that does not count, or null
	 */
	boolean exists(String code, @Nullable String exceptId) {
		return !code.equals(exceptId) && (this.registry.isConfigured(code) || this.robots.find(code).isPresent());
	}

	private Robot.Stored record(P param, Robot.@Nullable Stored present) {
		Robot.Settings settings = this.settings.apply(param, (present != null) ? present.settings() : null);
		Robot.Stored record = new Robot.Stored(code(param), settings, param.name(), param.remark());
		try {
			this.registry.check(record);
		}
		catch (InvalidConfigurationException ex) {
			throw new IllegalArgumentException("robot '" + record.code() + "': " + ex.problem() + ". " + ex.remedy(),
					ex);
		}
		return record;
	}

	private static String code(RobotConfigController.Form param) {
		String code = param.code();
		if (code == null || code.isBlank()) {
			throw new IllegalArgumentException("code must not be blank");
		}
		if (code.length() > RecordStore.MAX_ID_LENGTH) {
			throw new IllegalArgumentException(
					"code has " + code.length() + " characters, allowed are " + RecordStore.MAX_ID_LENGTH);
		}
		return code;
	}

	private void insert(Robot.Stored record) {
		try {
			this.robots.insert(record);
		}
		catch (RecordStore.ConflictException ex) {
			throw new IllegalArgumentException("a robot with code '" + record.code() + "' exists already", ex);
		}
	}

	private static IllegalArgumentException missing(String id) {
		return new IllegalArgumentException("there is no robot with id '" + id + "'");
	}

}
