package cn.bootx.starter.simulator.wechat.people;

import java.time.Instant;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;

/**
 * QR codes with a scene, and their pictures.
 */
public final class QrEffects {

	private static final long MAX_EXPIRY = 2_592_000;

	private final WeChatCore core;

	public QrEffects(WeChatCore core) {
		this.core = core;
	}

	public void create(RowCall call) {
		String action = call.text("action_name");
		boolean permanent = action.contains("LIMIT");
		boolean numeric = !action.contains("STR");
		String scene = call.text("action_info.scene." + (numeric ? "scene_id" : "scene_str"));
		if (numeric ? !inRange(scene, permanent ? 100_000 : 4_294_967_295L) : scene.isEmpty() || scene.length() > 64) {
			throw call.refuse("40053", "scene");
		}
		long seconds = permanent ? 0 : call.at("expire_seconds").asLong(60);
		if (!permanent && (seconds < 1 || seconds > MAX_EXPIRY)) {
			throw call.refuse("40035", "expire_seconds is 1 to " + MAX_EXPIRY);
		}
		Instant expiresAt = permanent ? null : this.core.now().plusSeconds(seconds);
		QrTicket ticket = this.core.tickets()
			.create(call.caller(SimulatedAccount.class).appId(), scene, numeric, expiresAt);
		call.answer().put("ticket", ticket.ticket());
		if (!permanent) {
			call.answer().put("expire_seconds", seconds);
		}
		call.answer().put("url", ticket.url());
	}

	private static boolean inRange(String id, long max) {
		return id.matches("[1-9]\\d{0,9}") && Long.parseLong(id) <= max;
	}

	public SimulatorResponse show(SimulatorRequest request) {
		QrTicket ticket = this.core.tickets().find(request.param("ticket"));
		return (ticket == null || ticket.expiredAt(this.core.now())) ? SimulatorResponse.empty(404)
				: SimulatorResponse.bytes("image/png", QrImage.png(ticket.url()));
	}

}
