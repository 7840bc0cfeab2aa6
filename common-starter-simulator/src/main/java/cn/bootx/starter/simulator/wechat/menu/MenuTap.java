package cn.bootx.starter.simulator.wechat.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What WeChat does when a fan taps a button of the menu.
 */
public final class MenuTap {

	private final SimulatedAccount account;

	private final Fan fan;

	public MenuTap(SimulatedAccount account, Fan fan) {
		this.account = account;
		this.fan = fan;
	}

	public PushOutcome tap(String name) {
		List<String> names = new ArrayList<>();
		for (JsonNode button : this.account.menus().seenBy(this.fan)) {
			JsonNode children = children(button);
			for (JsonNode each : children.isEmpty() ? List.of(button) : children) {
				if (Fields.text(each, "name").equals(name)) {
					return tap(each);
				}
				names.add(Fields.text(each, "name"));
			}
		}
		throw new IllegalArgumentException("There is no button '" + name + "'; the fan sees " + names);
	}

	private PushOutcome tap(JsonNode button) {
		String type = Fields.text(button, "type");
		String key = Fields.text(button, "key");
		return switch (type) {
			case "click" -> this.fan.clicksMenu(key);
			case "view" -> opened("VIEW", Fields.text(button, "url"));
			case "miniprogram" -> opened("view_miniprogram", Fields.text(button, "pagepath"));
			case "scancode_push", "scancode_waitmsg" -> this.fan.event(type, Fields.of("EventKey", key, "ScanCodeInfo",
					Fields.of("ScanType", "qrcode", "ScanResult", "https://example.com/scanned")));
			case "pic_sysphoto", "pic_photo_or_album", "pic_weixin" ->
				this.fan.event(type, Fields.of("EventKey", key, "SendPicsInfo", Fields.of("Count", 1, "PicList",
						List.of(Map.of("PicMd5Sum", "1b5f7c23b5bf75682a53e7b6d163e185")))));
			case "location_select" -> this.fan.event(type, Fields.of("EventKey", key, "SendLocationInfo", Fields
				.of("Location_X", "23", "Location_Y", "113", "Scale", "15", "Label", "广州市海珠区", "Poiname", "")));
			default -> delivered(type, button);
		};
	}

	private PushOutcome opened(String event, String key) {
		return this.fan.event(event, Fields.of("EventKey", key, "MenuId", this.account.menus().idSeenBy(this.fan)));
	}

	/** Texts, media and articles reach the fan without the host being asked. */
	private PushOutcome delivered(String type, JsonNode button) {
		String content = Fields.text(button, "value") + Fields.text(button, "media_id")
				+ Fields.text(button, "article_id");
		this.fan.receives(type.equals("text") ? "text" : "menu",
				type.equals("text") ? content : "[" + type + "] " + content, null, null);
		return PushOutcome.nothingToPush();
	}

	/** The children of a button in either form. */
	private static JsonNode children(JsonNode button) {
		JsonNode children = button.path("sub_button");
		return children.isArray() ? children : children.path("list");
	}

}
