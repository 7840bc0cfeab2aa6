package demo;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.content.menu.WeChatMenu;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;
import cn.bootx.starter.wechat.handler.WeChatEvent;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static cn.bootx.starter.wechat.content.menu.WeChatMenu.Button.click;
import static cn.bootx.starter.wechat.content.menu.WeChatMenu.Button.group;
import static cn.bootx.starter.wechat.content.menu.WeChatMenu.Button.view;

@RestController
@RequestMapping("/demo/menu")
record MenuController(WeChatMenuService menus) {

	private static final WeChatMenu LUNCH = WeChatMenu.of(click("今日午餐", "DISH_红烧牛肉面"),
			group("更多", view("商城", "https://example.com/shop"), view("地址", "https://example.com/map")));

	private static final WeChatMenu DINNER = WeChatMenu.of(click("今日晚餐", "DISH_酸菜鱼"),
			view("订座", "https://example.com/tables"));

	private static final WeChatMenu TOO_MANY = WeChatMenu.of(click("早餐", "DISH_豆浆"), click("午餐", "DISH_牛肉面"),
			click("晚餐", "DISH_酸菜鱼"), click("夜宵", "DISH_烧烤"));

	private static final Map<String, WeChatMenu> MENUS = Map.of("lunch", LUNCH, "dinner", DINNER, "too-many", TOO_MANY);

	@WeChatEvent(value = "CLICK", key = "DISH_*")
	String dish(String eventKey) {
		return "今天是" + eventKey.substring("DISH_".length()) + "，祝您好胃口";
	}

	@GetMapping
	Map<String, Object> menu() {
		return Map.of("live", this.menus.live().map(WeChatMenu::buttons).orElse(List.of()), "versions",
				this.menus.versions());
	}

	@PostMapping("/drafts/{name}")
	Map<String, Object> draft(@PathVariable String name) {
		if (!MENUS.containsKey(name)) {
			throw new IllegalArgumentException("There are the menus " + MENUS.keySet());
		}
		WeChatMenu.Draft draft = this.menus.add(name, MENUS.get(name), null);
		return Map.of("id", draft.id(), "problems", problems(draft.menu()), "changes", this.menus.diff(draft.id()));
	}

	private List<String> problems(WeChatMenu menu) {
		return this.menus.validate(menu).stream().map(InvalidMessageException.Problem::toString).toList();
	}

	@PostMapping("/drafts/{id}/publish")
	WeChatMenu.Version publish(@PathVariable String id) {
		return this.menus.publish(id);
	}

	@PostMapping("/versions/{id}/publish")
	WeChatMenu.Version publishAgain(@PathVariable String id) {
		return this.menus.publishVersion(id);
	}

}
