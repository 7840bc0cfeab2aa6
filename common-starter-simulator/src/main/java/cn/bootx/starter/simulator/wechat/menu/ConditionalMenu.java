package cn.bootx.starter.simulator.wechat.menu;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A menu for some of the fans (个性化菜单).
 *
 * @param menuId its id
 * @param buttons as the host sent them
 * @param rule whom it is for
 */
record ConditionalMenu(long menuId, JsonNode buttons, JsonNode rule) {

	boolean matches(Fan fan) {
		String tag = Fields.text(this.rule, this.rule.has("tag_id") ? "tag_id" : "group_id");
		String platform = Fields.text(this.rule, "client_platform_type");
		return (tag.isEmpty() || fan.profile().tags().stream().map(String::valueOf).anyMatch(tag::equals))
				&& (platform.isEmpty() || platform.equals(fan.profile().platform().code()));
	}

}
