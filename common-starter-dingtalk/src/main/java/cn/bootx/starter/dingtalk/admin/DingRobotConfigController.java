package cn.bootx.starter.dingtalk.admin;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminAccess;
import cn.bootx.starter.core.admin.AdminPage;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;

/**
 * The endpoints of the original system for robots, with secrets masked. The authorizer is
 * asked before anything else happens.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping(DingRobotConfigController.PATH)
public class DingRobotConfigController {

	static final String PATH = "/ding/robot/config";

	private static final Logger logger = LoggerFactory.getLogger(DingRobotConfigController.class);

	private final DingRobotConfigService service;

	private final ThirdAdminAuthorizer authorizer;

	private final Executor executor;

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because a store may block
	 */
	public DingRobotConfigController(DingRobotConfigService service, ThirdAdminAuthorizer authorizer,
			Executor executor) {
		this.service = service;
		this.authorizer = authorizer;
		this.executor = executor;
	}

	/** Stores a new robot. */
	@PostMapping("/add")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> add(@Nullable Principal principal,
			@RequestBody DingRobotConfigParam param) {
		return answer(HttpMethod.POST, "/add", principal, () -> {
			this.service.add(param);
			return null;
		});
	}

	/** Changes a robot; secrets that are left out stay. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestBody DingRobotConfigParam param) {
		return answer(HttpMethod.POST, "/update", principal, () -> {
			this.service.update(param);
			return null;
		});
	}

	/** Takes a robot out. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return answer(HttpMethod.DELETE, "/delete", principal, () -> {
			this.service.delete(id);
			return null;
		});
	}

	/** A page of the robots. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminPage<DingRobotConfigDto>>>> page(
			@Nullable Principal principal, @RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return answer(HttpMethod.GET, "/page", principal, () -> this.service.page(current, size));
	}

	/** All robots. */
	@GetMapping("/findAll")
	public CompletionStage<ResponseEntity<AdminResult<List<DingRobotConfigDto>>>> findAll(
			@Nullable Principal principal) {
		return answer(HttpMethod.GET, "/findAll", principal, this.service::all);
	}

	/** A robot, or nothing. */
	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<DingRobotConfigDto>>> findById(@Nullable Principal principal,
			@RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/findById", principal, () -> this.service.find(id).orElse(null));
	}

	/** Whether a code is taken. */
	@GetMapping("/existsByCode")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCode(@Nullable Principal principal,
			@RequestParam("code") String code) {
		return answer(HttpMethod.GET, "/existsByCode", principal, () -> this.service.exists(code, null));
	}

	/** Whether a code is taken by another robot. */
	@GetMapping("/existsByCodeNotId")
	public CompletionStage<ResponseEntity<AdminResult<Boolean>>> existsByCodeNotId(@Nullable Principal principal,
			@RequestParam("code") String code, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/existsByCodeNotId", principal, () -> this.service.exists(code, id));
	}

	private <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, Supplier<@Nullable T> work) {
		if (!this.authorizer.isAllowed(new AdminAccess(method.name(), PATH + path, principal))) {
			return CompletableFuture.completedFuture(ResponseEntity.status(403).build());
		}
		return CompletableFuture.supplyAsync(() -> ResponseEntity.ok(result(path, work)), this.executor);
	}

	private static <T> AdminResult<T> result(String path, Supplier<@Nullable T> work) {
		try {
			return AdminResult.ok(work.get());
		}
		catch (IllegalArgumentException ex) {
			return AdminResult.failed(String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			logger.error("{}{} failed", PATH, path, ex);
			return AdminResult.failed("failed; the log of the application says why");
		}
	}

}
