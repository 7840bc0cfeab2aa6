package cn.bootx.starter.simulator.wechat.applet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.login.OneTimeCodes;
import cn.bootx.starter.simulator.wechat.people.QrImage;

/**
 * What the rows of mini programs do: codes, links and sessions.
 */
public final class AppletEffects {

	private static final Duration LONGEST = Duration.ofDays(30);

	private final WeChatCore core;

	public AppletEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("page", AppletEffects::checkPage, "code", AppletEffects::code, "scheme",
				(call) -> link(call, "weixin://dl/business/?t="), "url-link",
				(call) -> link(call, "https://wxaurl.cn/"), "short-link", (call) -> link(call, "#小程序://simulator/"),
				"session", AppletEffects::checkSession, "new-session", AppletEffects::newSession, "login", this::login,
				"phone", this::phone, "scene-code", AppletEffects::sceneCode);
	}

	/** Who opened the mini program. */
	private void login(RowCall call) {
		OneTimeCodes.Grant grant = this.core.takeCode(call, "js_code", "");
		String key = Base64.getEncoder().encodeToString(RandomIds.bytes(16));
		call.answer().put("session_key", key).put("openid", grant.openId());
		if (this.core.apps().find(grant.appId()) instanceof SimulatedMiniProgram miniProgram) {
			MiniProgramUser user = miniProgram.user(grant.openId());
			user.loggedIn(key);
			if (user.unionId() != null) {
				call.answer().put("unionid", user.unionId());
			}
		}
	}

	private void phone(RowCall call) {
		String appId = call.caller(SimulatedMiniProgram.class).appId();
		OneTimeCodes.Grant grant = this.core.phoneCodes().take(call.text("code"), appId);
		if (!call.text("openid").isEmpty() && !call.text("openid").equals(grant.openId())) {
			throw call.refuse("40029", "code");
		}
		call.answer()
			.putObject("phone_info")
			.put("phoneNumber", grant.scope())
			.put("purePhoneNumber", grant.scope())
			.put("countryCode", "86")
			.putObject("watermark")
			.put("timestamp", call.now().getEpochSecond())
			.put("appid", appId);
	}

	/** A square code instead of the round one; it says which page it opens. */
	private static void sceneCode(RowCall call) {
		SimulatedMiniProgram miniProgram = call.caller(SimulatedMiniProgram.class);
		String page = call.text("page");
		boolean unknown = call.at("check_path").asBoolean(true) && !page.isEmpty() && !miniProgram.hasPage(page);
		if (page.startsWith("/") || unknown) {
			throw call.refuse("41030", "page");
		}
		call.answer(SimulatorResponse.bytes("image/png",
				QrImage.png("weixin://wxa/" + miniProgram.appId() + "/" + page + "?scene=" + call.text("scene"))));
	}

	private static String page(RowCall call) {
		String path = call.text("jump_wxa.path") + call.text("path") + call.text("page_url");
		return path.replaceFirst("^/", "").replaceFirst("\\?.*", "");
	}

	private static void checkPage(RowCall call) {
		String page = page(call);
		if (!page.isEmpty() && !call.caller(SimulatedMiniProgram.class).hasPage(page)) {
			throw call.refuse("40165", "path");
		}
	}

	private static void code(RowCall call) {
		call.answer(SimulatorResponse.bytes("image/png",
				QrImage.png("weixin://wxa/" + call.caller(SimulatedMiniProgram.class).appId() + "/" + page(call))));
	}

	private static void link(RowCall call, String form) {
		String link = form + RandomIds.next(16);
		long days = call.at("expire_interval").asLong(LONGEST.toDays());
		long ends = call.at("expire_time").asLong(call.until(Duration.ofDays(days)));
		if (ends > call.until(LONGEST) || ends <= call.now().getEpochSecond()) {
			throw call.refuse("85401", "expire_time");
		}
		call.documents("links")
			.put(link,
					Json.object()
						.put("appid", call.caller(SimulatedMiniProgram.class).appId())
						.put("path", page(call))
						.put("query", call.text("jump_wxa.query") + call.text("query"))
						.put("create_time", call.now().getEpochSecond())
						.put("expire_time", ends)
						.put("env_version", "release"));
		call.bind("link", link);
	}

	private static void checkSession(RowCall call) throws Exception {
		String key = user(call).sessionKey();
		if (key == null || !signature(key).equals(call.text("signature"))) {
			throw call.refuse("87009", "signature");
		}
	}

	private static void newSession(RowCall call) throws Exception {
		checkSession(call);
		String key = Base64.getEncoder().encodeToString(RandomIds.bytes(16));
		user(call).loggedIn(key);
		call.bind("key", key);
	}

	private static MiniProgramUser user(RowCall call) {
		return call.caller(SimulatedMiniProgram.class).user(call.text("openid"));
	}

	/** HMAC of nothing with the key as it is written down. */
	private static String signature(String key) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return HexFormat.of().formatHex(mac.doFinal(new byte[0]));
	}

}
