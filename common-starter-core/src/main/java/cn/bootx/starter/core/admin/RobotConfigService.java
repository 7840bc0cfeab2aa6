package cn.bootx.starter.core.admin;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordConflictException;

/**
 * Manages stored robots for the endpoints. Their code is their id.
 *
 * @param <P> what is written about a robot
 * @param <R> a robot as it is stored
 * @param <D> what is shown of one, without its secrets
 * @since 0.1.0
 */
public abstract class RobotConfigService<P extends RobotConfigParam, R, D> {

	private final CodedRecords<R> robots;

	protected RobotConfigService(CodedRecords<R> robots) {
		this.robots = robots;
	}

	/**
	 * Makes the robot that a form describes.
	 * @param present the stored one whose secrets stay where the form leaves them out, or
	 * null for a new one
	 * @throws IllegalArgumentException if something is missing or wrong
	 */
	protected abstract R record(P param, @Nullable R present);

	/** Shows a robot without its secrets. */
	protected abstract D shown(R record);

	/** Whether a robot has the code. */
	protected boolean taken(String code) {
		return this.robots.find(code).isPresent();
	}

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
		R changed = record(param, this.robots.find(id).orElseThrow(() -> missing(id)));
		if (this.robots.codeOf(changed).equals(id)) {
			this.robots.save(changed);
		}
		else {
			insert(changed);
			this.robots.delete(id);
		}
	}

	/**
	 * Takes a robot out.
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

	/** A page of the robots, as {@link AdminPage#of} cuts it. */
	public AdminPage<D> page(int current, int size) {
		return AdminPage.of(this.robots.all(), current, size).map(this::shown);
	}

	/**
	 * Whether a robot of that code is there.
	 * @param exceptId a robot that does not count, or null
	 */
	public boolean exists(String code, @Nullable String exceptId) {
		return !code.equals(exceptId) && taken(code);
	}

	private void insert(R record) {
		try {
			this.robots.insert(record);
		}
		catch (RecordConflictException ex) {
			throw new IllegalArgumentException("a robot with code '" + this.robots.codeOf(record) + "' exists already",
					ex);
		}
	}

	private static IllegalArgumentException missing(String id) {
		return new IllegalArgumentException("there is no robot with id '" + id + "'");
	}

}
