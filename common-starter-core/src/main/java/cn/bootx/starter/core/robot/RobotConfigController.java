package cn.bootx.starter.core.robot;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The eight endpoints of the original system for the robots of a platform, with secrets
 * masked.
 *
 * @param <P> what is written about a robot
 * @param <D> what is shown of one
 * @since 0.1.0
 */
public abstract class RobotConfigController<P extends RobotConfigController.Form, D>
		implements AdminEndpoint.Controller {

	/** What stands for a secret. */
	protected static final String MASK = "******";

	private static final int SHOWN = 4;

	private final RobotRegistry registry;

	private final RobotRecords robots;

	private final AdminEndpoint endpoint;

	protected RobotConfigController(RobotRegistry registry, AdminEndpoint endpoint) {
		this.registry = registry;
		this.robots = registry.stored();
		this.endpoint = endpoint;
	}

	/**
	 * Reads how the robot of a form is reached.
	 * @param present the stored robot whose secrets stay where the form leaves them out,
	 * or null for a new one
	 * @throws IllegalArgumentException if something is missing or wrong
	 */
	protected abstract Robot.Settings settings(P form, Robot.@Nullable Settings present);

	/** Shows a robot without its secrets. */
	protected abstract D shown(Robot.Stored robot);

	/** The first characters of a long secret and the mask. */
	protected static String shown(String secret) {
		return ((secret.length() > 2 * SHOWN) ? secret.substring(0, SHOWN) : "") + MASK;
	}

	/**
	 * The secret that holds after a form was sent: the stored one where the form left it
	 * out, or sent back what it was shown.
	 */
	protected static @Nullable String sent(@Nullable String sent, @Nullable String stored) {
		boolean kept = sent == null || sent.isBlank() || sent.equals(MASK)
				|| (stored != null && sent.equals(shown(stored)));
		return kept ? stored : sent;
	}

	/** Stores a new robot. */
	@PostMapping("/add")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> add(@Nullable Principal principal, @RequestBody P param) {
		return this.endpoint.answer(HttpMethod.POST, "/add", principal, () -> {
			insert(record(param, null));
			return null;
		});
	}

	/** Changes a robot; secrets that are left out stay. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestBody P param) {
		return this.endpoint.answer(HttpMethod.POST, "/update", principal, () -> {
			replace(param);
			return null;
		});
	}

	/** Takes a robot out. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.DELETE, "/delete", principal, () -> {
			if (!this.robots.delete(id)) {
				throw missing(id);
			}
			return null;
		});
	}

	/** A page of the robots. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<D>>>> page(@Nullable Principal principal,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return this.endpoint.answer(HttpMethod.GET, "/page", principal,
				() -> AdminResult.Page.of(this.robots.all(), current, size).map(this::shown));
	}

	/** All robots. */
	@GetMapping("/findAll")
	public CompletionStage<ResponseEntity<AdminResult<List<D>>>> findAll(@Nullable Principal principal) {
		return this.endpoint.answer(HttpMethod.GET, "/findAll", principal,
				() -> this.robots.all().stream().map(this::shown).toList());
	}

	/** A robot, or nothing. */
	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<D>>> findById(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.GET, "/findById", principal,
				() -> this.robots.find(id).map(this::shown).orElse(null));
	}

	/** Whether a code is taken. */
	@GetMapping("/existsByCode")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCode(@Nullable Principal principal,
			@RequestParam("code") String code) {
		return this.endpoint.answer(HttpMethod.GET, "/existsByCode", principal, () -> isTaken(code));
	}

	/** Whether a code is taken by another robot. */
	@GetMapping("/existsByCodeNotId")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCodeNotId(@Nullable Principal principal,
			@RequestParam("code") String code, @RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.GET, "/existsByCodeNotId", principal,
				() -> !code.equals(id) && isTaken(code));
	}

	/** Changes a robot, also its code. */
	private void replace(P param) {
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

	/** A configured robot would win over a stored one, so its code is taken, too. */
	private boolean isTaken(String code) {
		return this.registry.isConfigured(code) || this.robots.find(code).isPresent();
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

	private static String code(Form param) {
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
	public interface Form {

		/** The code under which it is stored now, to change it; without one, its code. */
		@Nullable String id();

		/** Its code from now on. */
		@Nullable String code();

		@Nullable String name();

		@Nullable String remark();

	}

}
