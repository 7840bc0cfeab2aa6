package cn.bootx.starter.core.admin;

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


/**
 * The eight endpoints of the original system for the robots of a platform, with secrets
 * masked.
 *
 * @param <P> what is written about a robot
 * @param <D> what is shown of one
 * @since 0.1.0
 */
public abstract class RobotConfigController<P extends RobotConfigService.Param, D> implements AdminEndpoint.Controller {

	private final RobotConfigService<P, D> service;

	private final AdminEndpoint endpoint;

	protected RobotConfigController(RobotConfigService<P, D> service, AdminEndpoint endpoint) {
		this.service = service;
		this.endpoint = endpoint;
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

}
