package cn.bootx.starter.wechat.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.wechat.content.menu.WeChatMenu;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;

/**
 * The menus of one account as a page shows them.
 */
final class MenuAdmin {

	/** Name of an imported menu, as in the original system. */
	private static final String IMPORTED = "微信自定义菜单";

	private static final Comparator<WeChatMenu.Draft> BY_NAME = Comparator.comparing(WeChatMenu.Draft::name)
		.thenComparing(WeChatMenu.Draft::id);

	private final WeChatMenuService menus;

	MenuAdmin(WeChatMenuService menus) {
		this.menus = menus;
	}

	String add(WeChatMenuParam param) {
		WeChatMenu menu = Objects.requireNonNullElseGet(param.menuInfo(), WeChatMenu::of);
		return this.menus.add(Inputs.required("name", param.name()), menu, param.remark()).id();
	}

	void update(WeChatMenuParam param) {
		WeChatMenu.Draft present = require(Inputs.required("id", param.id()));
		String name = (param.name() != null) ? Inputs.required("name", param.name()) : present.name();
		this.menus
			.update(new WeChatMenu.Draft(present.id(), Objects.requireNonNullElse(param.version(), present.version()),
					name, Objects.requireNonNullElse(param.menuInfo(), present.menu()),
					(param.remark() != null) ? param.remark() : present.remark(), present.published()));
	}

	void delete(String id) {
		if (!this.menus.delete(id)) {
			throw missing(id);
		}
	}

	@Nullable WeChatMenuDto find(String id) {
		return this.menus.find(id).map(WeChatMenuDto::of).orElse(null);
	}

	List<WeChatMenuDto> all() {
		return this.menus.findAll().stream().sorted(BY_NAME).map(WeChatMenuDto::of).toList();
	}

	AdminResult.Page<WeChatMenuDto> page(int current, int size, @Nullable String name) {
		List<WeChatMenu.Draft> found = this.menus.findAll()
			.stream()
			.filter((draft) -> Inputs.like(draft.name(), name))
			.sorted(BY_NAME)
			.toList();
		return AdminResult.Page.of(found, current, size).map(WeChatMenuDto::withoutMenu);
	}

	void publish(String id) {
		this.menus.publish(require(id).id());
	}

	String importMenu() {
		return this.menus.importMenu(IMPORTED)
			.map(WeChatMenu.Draft::id)
			.orElseThrow(() -> new IllegalArgumentException("the account has no menu that could be imported"));
	}

	void clear() {
		this.menus.clear();
	}

	private WeChatMenu.Draft require(String id) {
		return this.menus.find(id).orElseThrow(() -> missing(id));
	}

	private static IllegalArgumentException missing(String id) {
		return new IllegalArgumentException("there is no menu with id '" + id + "'");
	}

}
