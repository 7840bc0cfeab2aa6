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

	private final RobotConfigService<P, D> service;

	private final AdminEndpoint endpoint;

	protected RobotConfigController(RobotRegistry registry, AdminEndpoint endpoint) {
		this.service = new RobotConfigService<P, D>(registry, this::settings, this::shown);
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
			this.service.add(param);
			return null;
		});
	}

	/** Changes a robot; secrets that are left out stay. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestBody P param) {
		return this.endpoint.answer(HttpMethod.POST, "/update", principal, () -> {
			this.service.update(param);
			return null;
		});
	}

	/** Takes a robot out. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.DELETE, "/delete", principal, () -> {
			this.service.delete(id);
			return null;
		});
	}

	/** A page of the robots. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<D>>>> page(@Nullable Principal principal,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return this.endpoint.answer(HttpMethod.GET, "/page", principal, () -> this.service.page(current, size));
	}

	/** All robots. */
	@GetMapping("/findAll")
	public CompletionStage<ResponseEntity<AdminResult<List<D>>>> findAll(@Nullable Principal principal) {
		return this.endpoint.answer(HttpMethod.GET, "/findAll", principal, this.service::all);
	}

	/** A robot, or nothing. */
	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<D>>> findById(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.GET, "/findById", principal, () -> this.service.find(id).orElse(null));
	}

	/** Whether a code is taken. */
	@GetMapping("/existsByCode")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCode(@Nullable Principal principal,
			@RequestParam("code") String code) {
		return this.endpoint.answer(HttpMethod.GET, "/existsByCode", principal, () -> this.service.exists(code, null));
	}

	/** Whether a code is taken by another robot. */
	@GetMapping("/existsByCodeNotId")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCodeNotId(@Nullable Principal principal,
			@RequestParam("code") String code, @RequestParam("id") String id) {
		return this.endpoint.answer(HttpMethod.GET, "/existsByCodeNotId", principal,
				() -> this.service.exists(code, id));
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
