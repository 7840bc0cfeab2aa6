package cn.bootx.starter.simulator.wechat.people;

import java.time.Instant;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/qrcode/create} and {@code /cgi-bin/showqrcode}.
 */
public final class QrCodeEndpoints {

	private static final long DEFAULT_EXPIRY = 60;

	private static final long MAX_EXPIRY = 2_592_000;

	private static final long MAX_PERMANENT_SCENE = 100_000;

	private final WeChatCore core;

	public QrCodeEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/qrcode/create", gate.accountJson(this::create)).get("/cgi-bin/showqrcode", this::show);
	}

	private SimulatorResponse create(SimulatedAccount account, JsonNode body) {
		JsonNode scene = body.path("action_info").path("scene");
		return switch (Fields.text(body, "action_name")) {
			case "QR_SCENE" -> temporary(account, sceneId(scene, 4_294_967_295L), true, body);
			case "QR_STR_SCENE" -> temporary(account, sceneText(scene), false, body);
			case "QR_LIMIT_SCENE" -> answer(account, sceneId(scene, MAX_PERMANENT_SCENE), true, 0);
			case "QR_LIMIT_STR_SCENE" -> answer(account, sceneText(scene), false, 0);
			default -> throw WeChatErrors.refuse(40052);
		};
	}

	private SimulatorResponse temporary(SimulatedAccount account, String scene, boolean numeric, JsonNode body) {
		long seconds = body.path("expire_seconds").asLong(DEFAULT_EXPIRY);
		if (seconds < 1 || seconds > MAX_EXPIRY) {
			throw WeChatErrors.refuse(40035, "invalid parameter, expire_seconds must be 1 to " + MAX_EXPIRY);
		}
		return answer(account, scene, numeric, seconds);
	}

	private SimulatorResponse answer(SimulatedAccount account, String scene, boolean numeric, long seconds) {
		Instant expiresAt = (seconds > 0) ? this.core.now().plusSeconds(seconds) : null;
		QrTicket ticket = this.core.tickets().create(account.appId(), scene, numeric, expiresAt);
		ObjectNode answer = Json.object().put("ticket", ticket.ticket());
		if (seconds > 0) {
			answer.put("expire_seconds", seconds);
		}
		return SimulatorResponse.json(answer.put("url", ticket.url()));
	}

	private static String sceneId(JsonNode scene, long max) {
		long id = scene.path("scene_id").asLong(0);
		if (id < 1 || id > max) {
			throw WeChatErrors.refuse(40053);
		}
		return String.valueOf(id);
	}

	private static String sceneText(JsonNode scene) {
		String text = Fields.text(scene, "scene_str");
		if (text.isEmpty() || text.length() > 64) {
			throw WeChatErrors.refuse(40053);
		}
		return text;
	}

	private SimulatorResponse show(SimulatorRequest request) {
		QrTicket ticket = this.core.tickets().find(request.param("ticket"));
		if (ticket == null || ticket.expiredAt(this.core.now())) {
			return SimulatorResponse.empty(404);
		}
		return SimulatorResponse.bytes("image/png", QrImage.png(ticket.url()));
	}

}
