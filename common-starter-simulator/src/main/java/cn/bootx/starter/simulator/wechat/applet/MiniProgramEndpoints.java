package cn.bootx.starter.simulator.wechat.applet;

import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.login.OneTimeCodes;
import cn.bootx.starter.simulator.wechat.people.QrImage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Phone numbers and codes of mini programs.
 */
public final class MiniProgramEndpoints {

	private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~%]{1,32}");

	private static final int MIN_WIDTH = 280;

	private static final int MAX_WIDTH = 1280;

	private static final int DEFAULT_WIDTH = 430;

	private final WeChatCore core;

	public MiniProgramEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/wxa/business/getuserphonenumber", gate.miniProgramJson(this::phone))
			.post("/wxa/getwxacodeunlimit", gate.miniProgramJson(MiniProgramEndpoints::code));
	}

	private SimulatorResponse phone(SimulatedMiniProgram miniProgram, JsonNode body) {
		OneTimeCodes.Grant grant = this.core.phoneCodes().take(Fields.text(body, "code"), miniProgram.appId());
		ObjectNode answer = WeChatErrors.ok();
		answer.putObject("phone_info")
			.put("phoneNumber", grant.scope())
			.put("purePhoneNumber", grant.scope())
			.put("countryCode", "86")
			.putObject("watermark")
			.put("timestamp", this.core.now().getEpochSecond())
			.put("appid", miniProgram.appId());
		return SimulatorResponse.json(answer);
	}

	/** A square code instead of the round one; it says which page it opens. */
	private static SimulatorResponse code(SimulatedMiniProgram miniProgram, JsonNode body) {
		String scene = Fields.text(body, "scene");
		if (!SCENE.matcher(scene).matches()) {
			throw WeChatErrors.refuse(40129);
		}
		String page = Fields.text(body, "page");
		boolean unknown = body.path("check_path").asBoolean(true) && !page.isEmpty() && !miniProgram.hasPage(page);
		if (page.startsWith("/") || unknown) {
			throw WeChatErrors.refuse(41030);
		}
		if (!Fields.text(body, "env_version").matches("(release|trial|develop)?")) {
			throw WeChatErrors.refuse(40035);
		}
		int width = body.path("width").asInt(DEFAULT_WIDTH);
		if (width < MIN_WIDTH || width > MAX_WIDTH) {
			throw WeChatErrors.refuse(40035, "invalid parameter, width is " + MIN_WIDTH + " to " + MAX_WIDTH);
		}
		return SimulatorResponse.bytes("image/png",
				QrImage.png("weixin://wxa/" + miniProgram.appId() + "/" + page + "?scene=" + scene));
	}

}
