package cn.bootx.starter.core.admin;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotRegistry;
import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Manages the stored robots of a platform for the endpoints. Their code is their id.
 *
 * @param <P> what is written about a robot
 * @param <D> what is shown of one, without its secrets
 * @since 0.1.0
 */
public abstract class RobotConfigService<P extends RobotConfigService.Param, D> {

	private final RobotRegistry registry;

	private final CodedRecords<Robot.Stored> robots;

	protected RobotConfigService(RobotRegistry registry) {
		this.registry = registry;
		this.robots = registry.stored();
	}

	/**
	 * Reads how the robot of a form is reached.
	 * @param present the stored robot whose secrets stay where the form leaves them out,
	 * or null for a new one
	 * @throws IllegalArgumentException if something is missing or wrong
	 */
	protected abstract Robot.Settings settings(P param, Robot.@Nullable Settings present);

	/** Shows a robot without its secrets. */
	protected abstract D shown(Robot.Stored record);

	/**
	 * Stores a new robot.
	 * @throws IllegalArgumentException if its code is taken or something is missing
	 */
	public void add(P param) {
		insert(record(param, null));
	}

	/**
	 * Changes a robot, also its code.
	 * @throws IllegalArgumentException if there is none, or the new code is taken
	 */
	public void update(P param) {
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

	/**
	 * Deletes a robot.
	 * @throws IllegalArgumentException if there is none
	 */
	public void delete(String id) {
		if (!this.robots.delete(id)) {
			throw missing(id);
		}
	}

	public Optional<D> find(String id) {
		return this.robots.find(id).map(this::shown);
	}

	public List<D> all() {
		return this.robots.all().stream().map(this::shown).toList();
	}

	/** A page of the robots, as {@link AdminResult.Page#of} cuts it. */
	public AdminResult.Page<D> page(int current, int size) {
		return AdminResult.Page.of(this.robots.all(), current, size).map(this::shown);
	}

	/**
	 * Whether a robot of that code is there. A configured robot would win over a stored
	 * one, so its code is taken, too.
	 * @param exceptId a robot that does not count, or null
	 */
	public boolean exists(String code, @Nullable String exceptId) {
		return !code.equals(exceptId) && (this.registry.isConfigured(code) || this.robots.find(code).isPresent());
	}

	private Robot.Stored record(P param, Robot.@Nullable Stored present) {
		Robot.Settings settings = settings(param, (present != null) ? present.settings() : null);
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

	private static String code(Param param) {
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

	/** What is written about a stored robot. */
	public interface Param {

		/** The code under which it is stored now, to change it; without one, its code. */
		@Nullable String id();

		/** Its code from now on. */
		@Nullable String code();

		@Nullable String name();

		@Nullable String remark();

	}

}
