package cn.bootx.starter.simulator.wechat.menu;

import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of menus do.
 */
public final class MenuEffects {

	private static final Set<String> CURRENT_FIELDS = Set.of("tag_id", "group_id", "client_platform_type");

	private static final Set<String> PRIVATE_FIELDS = Set.of("sex", "country", "province", "city", "language");

	private MenuEffects() {
	}

	public static Map<String, Effect> all() {
		return Map.of("menu-create", MenuEffects::create, "menu", MenuEffects::read, "menu-delete",
				(call) -> menus(call).clear(), "menu-current", MenuEffects::current, "menu-add", MenuEffects::add,
				"menu-remove", MenuEffects::remove, "menu-match", MenuEffects::tryMatch);
	}

	private static Menus menus(RowCall call) {
		return call.caller(SimulatedAccount.class).menus();
	}

	private static void create(RowCall call) {
		MenuRules.check(call, call.at("button"));
		menus(call).publish(call.document());
	}

	/** Only menus of the API: one that was made in the console is not read here. */
	private static void read(RowCall call) {
		JsonNode menu = menus(call).published();
		if (menu == null) {
			throw call.refuse("46003", "menu");
		}
		ObjectNode shown = call.answer().putObject("menu");
		shown.set("button", published(menu.path("button")));
		ArrayNode conditional = Json.array();
		for (Menus.ConditionalMenu each : menus(call).conditional()) {
			ObjectNode node = conditional.addObject();
			node.set("button", published(each.buttons()));
			node.set("matchrule", each.rule());
			node.put("menuid", each.menuId());
		}
		if (!conditional.isEmpty()) {
			shown.put("menuid", Menus.DEFAULT_ID);
			call.answer().set("conditionalmenu", conditional);
		}
	}

	private static void current(RowCall call) {
		JsonNode console = menus(call).console();
		JsonNode published = menus(call).published();
		call.answer().put("is_menu_open", (console != null || published != null) ? 1 : 0);
		call.answer()
			.set("selfmenu_info", (console != null) ? console : Json.object()
				.set("button", (published != null) ? current(published.path("button")) : Json.array()));
	}

	private static void add(RowCall call) {
		if (menus(call).published() == null) {
			throw call.refuse("65303", "button");
		}
		if (call.at("button").isEmpty()) {
			throw call.refuse("65307", "button");
		}
		JsonNode rule = call.at("matchrule");
		if (PRIVATE_FIELDS.stream().anyMatch((name) -> !Fields.blank(rule, name))) {
			throw call.refuse("65320", "matchrule");
		}
		if (CURRENT_FIELDS.stream().allMatch((name) -> Fields.blank(rule, name))) {
			throw call.refuse("65304", "matchrule");
		}
		if (!Fields.text(rule, "client_platform_type").matches("[123]?")) {
			throw call.refuse("40035", "client_platform_type");
		}
		MenuRules.check(call, call.at("button"));
		call.answer().put("menuid", String.valueOf(menus(call).add(call.at("button"), rule).menuId()));
	}

	private static void remove(RowCall call) {
		if (!menus(call).remove(call.at("menuid").asLong(-1))) {
			throw call.refuse("65301", "menuid");
		}
	}

	private static void tryMatch(RowCall call) {
		Fan fan = call.caller(SimulatedAccount.class).known(call.text("user_id"));
		if (fan == null) {
			throw call.refuse("65302", "user_id");
		}
		JsonNode buttons = menus(call).seenBy(fan);
		if (buttons.isEmpty()) {
			throw call.refuse("46003", "menu");
		}
		call.answer().set("button", published(buttons));
	}

	/** As {@code menu/get} does: each button has a {@code sub_button}, maybe empty. */
	private static ArrayNode published(JsonNode buttons) {
		ArrayNode forms = Json.array();
		for (JsonNode button : buttons) {
			ObjectNode form = button.deepCopy();
			form.set("sub_button", published(button.path("sub_button")));
			forms.add(form);
		}
		return forms;
	}

	/**
	 * As {@code get_current_selfmenu_info} does: children are wrapped in {@code list}.
	 */
	private static ArrayNode current(JsonNode buttons) {
		ArrayNode forms = Json.array();
		for (JsonNode button : buttons) {
			ObjectNode form = button.deepCopy();
			form.remove("sub_button");
			if (!button.path("sub_button").isEmpty()) {
				form.putObject("sub_button").set("list", current(button.path("sub_button")));
			}
			forms.add(form);
		}
		return forms;
	}

}
