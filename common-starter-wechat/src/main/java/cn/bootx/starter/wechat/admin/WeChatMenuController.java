package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;

/**
 * The endpoints of the original system for menus. Each takes the name of an
 * {@code account}, without one it means the primary account.
 */
@RestController
@RequestMapping(WeChatMenuController.PATH)
class WeChatMenuController implements AdminEndpoint.Controller {

	static final String PATH = "/wechat/menu";

	private final WeChatMenuService menus;

	private final AdminEndpoint endpoint;

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because WeChat may let it wait
	 */
	WeChatMenuController(WeChatMenuService menus, ThirdAdminAuthorizer authorizer, Executor executor) {
		this.menus = menus;
		this.endpoint = new AdminEndpoint(PATH, authorizer, executor);
	}

	/** Stores a new menu and answers its id. */
	@PostMapping("/add")
	public CompletionStage<ResponseEntity<AdminResult<String>>> add(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestBody WeChatMenuParam param) {
		return answer(HttpMethod.POST, "/add", principal, account, (menus) -> menus.add(param));
	}

	/** Changes a menu; what is left out stays. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestBody WeChatMenuParam param) {
		return execute(HttpMethod.POST, "/update", principal, account, (menus) -> menus.update(param));
	}

	/** Deletes a menu; what is live stays. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return execute(HttpMethod.DELETE, "/delete", principal, account, (menus) -> menus.delete(id));
	}

	/** A menu, or nothing. */
	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<WeChatMenuDto>>> findById(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/findById", principal, account, (menus) -> menus.find(id));
	}

	/** All menus. */
	@GetMapping("/findAll")
	public CompletionStage<ResponseEntity<AdminResult<List<WeChatMenuDto>>>> findAll(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.GET, "/findAll", principal, account, MenuAdmin::all);
	}

	/** A page of the menus whose names contain a text, without their buttons. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<WeChatMenuDto>>>> page(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "name", required = false) @Nullable String name) {
		return answer(HttpMethod.GET, "/page", principal, account, (menus) -> menus.page(current, size, name));
	}

	/** Publishes a menu. */
	@PostMapping("/publish")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> publish(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return execute(HttpMethod.POST, "/publish", principal, account, (menus) -> menus.publish(id));
	}

	/** Stores the live menu as a new one and answers its id. */
	@PostMapping("/importMenu")
	public CompletionStage<ResponseEntity<AdminResult<String>>> importMenu(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.POST, "/importMenu", principal, account, MenuAdmin::importMenu);
	}

	/** Removes the live menu and all personalised ones. */
	@PostMapping("/clearMenu")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> clearMenu(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return execute(HttpMethod.POST, "/clearMenu", principal, account, MenuAdmin::clear);
	}

	private CompletionStage<ResponseEntity<AdminResult<Void>>> execute(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Consumer<MenuAdmin> work) {
		return answer(method, path, principal, account, (menus) -> {
			work.accept(menus);
			return null;
		});
	}

	private <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Function<MenuAdmin, @Nullable T> work) {
		return this.endpoint.answer(method, path, principal,
				() -> work.apply(new MenuAdmin(Inputs.isBlank(account) ? this.menus : this.menus.account(account))));
	}

}
