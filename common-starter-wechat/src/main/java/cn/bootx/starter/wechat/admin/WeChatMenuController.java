package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

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

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.wechat.content.menu.WeChatMenu;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;

/** The endpoints of the original system for menus. */
@RestController
@RequestMapping(WeChatMenuController.PATH)
class WeChatMenuController extends AccountEndpoints<WeChatMenuService> implements AdminEndpoint.Controller {

	static final String PATH = "/wechat/menu";

	/** Name of an imported menu, as in the original system. */
	private static final String IMPORTED = "微信自定义菜单";

	private static final Comparator<WeChatMenu.Draft> BY_NAME = Comparator.comparing(WeChatMenu.Draft::name)
		.thenComparing(WeChatMenu.Draft::id);

	WeChatMenuController(WeChatMenuService menus, Setting setting) {
		super(PATH, setting, menus, WeChatMenuService::account);
	}

	/** Stores a new menu and answers its id. */
	@PostMapping("/add")
	public CompletionStage<ResponseEntity<AdminResult<String>>> add(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestBody Param param) {
		return answer(HttpMethod.POST, "/add", principal, account, (menus) -> {
			WeChatMenu menu = Objects.requireNonNullElseGet(param.menuInfo(), WeChatMenu::of);
			return menus.add(required("name", param.name()), menu, param.remark()).id();
		});
	}

	/** Changes a menu; what is left out stays. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestBody Param param) {
		return execute(HttpMethod.POST, "/update", principal, account, (menus) -> {
			WeChatMenu.Draft present = require(menus, required("id", param.id()));
			String name = (param.name() != null) ? required("name", param.name()) : present.name();
			menus.update(
					new WeChatMenu.Draft(present.id(), Objects.requireNonNullElse(param.version(), present.version()),
							name, Objects.requireNonNullElse(param.menuInfo(), present.menu()),
							(param.remark() != null) ? param.remark() : present.remark(), present.published()));
		});
	}

	/** Deletes a menu; what is live stays. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return execute(HttpMethod.DELETE, "/delete", principal, account, (menus) -> {
			if (!menus.delete(id)) {
				throw missing(id);
			}
		});
	}

	@GetMapping("/findById")
	public CompletionStage<ResponseEntity<AdminResult<Shown>>> findById(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return answer(HttpMethod.GET, "/findById", principal, account,
				(menus) -> menus.find(id).map(Shown::of).orElse(null));
	}

	@GetMapping("/findAll")
	public CompletionStage<ResponseEntity<AdminResult<List<Shown>>>> findAll(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.GET, "/findAll", principal, account,
				(menus) -> menus.findAll().stream().sorted(BY_NAME).map(Shown::of).toList());
	}

	/** A page of the menus whose names contain a text, without their buttons. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<Shown>>>> page(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size,
			@RequestParam(name = "name", required = false) @Nullable String name) {
		return answer(HttpMethod.GET, "/page", principal, account,
				(menus) -> AdminResult.Page
					.of(menus.findAll().stream().filter((draft) -> like(draft.name(), name)).sorted(BY_NAME).toList(),
							current, size)
					.map((draft) -> Shown.of(draft, null)));
	}

	@PostMapping("/publish")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> publish(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account, @RequestParam("id") String id) {
		return execute(HttpMethod.POST, "/publish", principal, account,
				(menus) -> menus.publish(require(menus, id).id()));
	}

	/** Stores the live menu as a new one and answers its id. */
	@PostMapping("/importMenu")
	public CompletionStage<ResponseEntity<AdminResult<String>>> importMenu(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return answer(HttpMethod.POST, "/importMenu", principal, account,
				(menus) -> menus.importMenu(IMPORTED)
					.map(WeChatMenu.Draft::id)
					.orElseThrow(() -> new IllegalArgumentException("the account has no menu that could be imported")));
	}

	/** Removes the live menu and all personalised ones. */
	@PostMapping("/clearMenu")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> clearMenu(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account) {
		return execute(HttpMethod.POST, "/clearMenu", principal, account, WeChatMenuService::clear);
	}

	private static WeChatMenu.Draft require(WeChatMenuService menus, String id) {
		return menus.find(id).orElseThrow(() -> missing(id));
	}

	private static IllegalArgumentException missing(String id) {
		return new IllegalArgumentException("there is no menu with id '" + id + "'");
	}

	/**
	 * What is written about a menu. An update leaves what is null as it is.
	 *
	 * @param version the version that the change is based on, or null to change whatever
	 * is there
	 * @param publish taken because the pages of the original system send it, and ignored:
	 * a menu is published by {@code /publish} only
	 */
	record Param(@Nullable String id, @Nullable Long version, @Nullable String name, @Nullable WeChatMenu menuInfo,
			@Nullable Boolean publish, @Nullable String remark) {
	}

	/** What is shown of a menu; the menu itself is null in pages. */
	record Shown(String id, long version, String name, @Nullable WeChatMenu menuInfo, boolean publish,
			@Nullable String remark) {

		static Shown of(WeChatMenu.Draft draft) {
			return of(draft, draft.menu());
		}

		static Shown of(WeChatMenu.Draft draft, @Nullable WeChatMenu menu) {
			return new Shown(draft.id(), draft.version(), draft.name(), menu, draft.published(), draft.remark());
		}

	}

}
