package cn.bootx.starter.simulator.wechat.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.SlidingWindow;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Quotas, request ids, callback checks and address lists.
 */
public final class DiagnosticsEffects {

	private static final Duration MONTH = Duration.ofDays(30);

	private static final int CLEARS_PER_MONTH = 10;

	private static final int PATH_CLEARS_PER_MONTH = 50;

	/** Shown by {@code quota/get} and not enforced. */
	private static final int CALLS_PER_MINUTE = 5000;

	private final WeChatCore core;

	private final Routes routes;

	private final Map<String, SlidingWindow> clears = new HashMap<>();

	public DiagnosticsEffects(WeChatCore core, Routes routes) {
		this.core = core;
		this.routes = routes;
	}

	public Map<String, Effect> all() {
		return Map.of("clear-quota", this::clear, "clear-own-quota", this::clearWithSecret, "quota", this::quota,
				"clear-path", this::clearPath, "rid", this::rid, "callback-check", DiagnosticsEffects::checkCallback);
	}

	private void clear(RowCall call) {
		String appId = appId(call);
		if (!call.text("appid").equals(appId)) {
			throw call.refuse("40013", "appid");
		}
		takeClear(appId, CLEARS_PER_MONTH);
		this.core.quotas().clear(appId);
	}

	/** Needs no token. */
	private void clearWithSecret(RowCall call) {
		JsonNode body = (call.request().body().length > 0) ? WeChatBody.read(call.request()) : Json.object();
		String appId = this.core.apps()
			.authenticate(Fields.text(body, "appid") + call.text("appid"),
					Fields.text(body, "appsecret") + call.text("appsecret"))
			.appId();
		takeClear(appId, CLEARS_PER_MONTH);
		this.core.quotas().clear(appId);
	}

	private void clearPath(RowCall call) {
		String path = knownPath(call);
		takeClear(appId(call) + " by path", PATH_CLEARS_PER_MONTH);
		this.core.quotas().clear(appId(call), path);
	}

	private static String appId(RowCall call) {
		return call.caller(RegisteredApp.class).appId();
	}

	private synchronized void takeClear(String key, int limit) {
		if (!this.clears.computeIfAbsent(key, (name) -> new SlidingWindow(limit, MONTH)).take(this.core.now())) {
			throw WeChatErrors.refuse(48006);
		}
	}

	private void quota(RowCall call) {
		String path = knownPath(call);
		long limit = this.core.quotas().limit(appId(call), path);
		long used = this.core.quotas().used(appId(call), path);
		ObjectNode answer = call.answer();
		answer.putObject("quota").put("daily_limit", limit).put("used", used).put("remain", Math.max(0, limit - used));
		answer.putObject("rate_limit").put("call_count", CALLS_PER_MINUTE).put("refresh_second", 60);
		answer.putObject("component_rate_limit").put("call_count", CALLS_PER_MINUTE).put("refresh_second", 60);
	}

	private String knownPath(RowCall call) {
		String path = call.text("cgi_path");
		if (this.routes.methods(path).isEmpty() || path.startsWith("/_sim")) {
			throw WeChatErrors.refuse(76021);
		}
		return path;
	}

	private void rid(RowCall call) {
		RefusalLog.Refusal refusal = this.core.refusals().find(call.text("rid"));
		if (refusal == null) {
			throw WeChatErrors.refuse(76001);
		}
		if (!refusal.appId().equals(appId(call))) {
			throw WeChatErrors.refuse(76003);
		}
		if (!this.core.now().isBefore(refusal.at().plus(Duration.ofDays(7)))) {
			throw WeChatErrors.refuse(76004);
		}
		call.answer()
			.putObject("request")
			.put("invoke_time", refusal.at().getEpochSecond())
			.put("cost_in_ms", 1)
			.put("request_url", refusal.url())
			.put("request_body", refusal.requestBody())
			.put("response_body", refusal.responseBody())
			.put("client_ip", refusal.clientIp());
	}

	private static void checkCallback(RowCall call) {
		String action = call.text("action");
		String operator = call.text("check_operator");
		if (call.caller(SimulatedAccount.class).target() == null) {
			throw call.refuse("40201", "action");
		}
		ObjectNode answer = call.answer();
		if (!action.equals("ping")) {
			answer.putArray("dns").addObject().put("ip", "127.0.0.1").put("real_operator", operator);
		}
		if (!action.equals("dns")) {
			answer.putArray("ping")
				.addObject()
				.put("ip", "127.0.0.1")
				.put("from_operator", operator)
				.put("package_loss", "0%")
				.put("time", "0.1ms");
		}
	}

}
