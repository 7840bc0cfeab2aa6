package cn.bootx.starter.simulator.wechat.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.SlidingWindow;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Quotas, request ids, callback checks and address lists.
 */
public final class DiagnosticsEndpoints {

	private static final Duration MONTH = Duration.ofDays(30);

	private static final int CLEARS_PER_MONTH = 10;

	private static final int PATH_CLEARS_PER_MONTH = 50;

	/** Shown by {@code quota/get} and not enforced. */
	private static final int CALLS_PER_MINUTE = 5000;

	private final WeChatCore core;

	private final Routes routes;

	private final Map<String, SlidingWindow> clears = new HashMap<>();

	public DiagnosticsEndpoints(WeChatCore core, Routes routes) {
		this.core = core;
		this.routes = routes;
	}

	public void register(Gate gate) {
		this.routes.post("/cgi-bin/clear_quota", gate.appJson(this::clear))
			.post("/cgi-bin/clear_quota/v2", this::clearWithSecret)
			.post("/cgi-bin/openapi/quota/get", gate.appJson(this::quota))
			.post("/cgi-bin/openapi/quota/clear", gate.appJson(this::clearPath))
			.post("/cgi-bin/openapi/rid/get", gate.appJson(this::rid))
			.post("/cgi-bin/callback/check", gate.accountJson(DiagnosticsEndpoints::checkCallback));
		for (String path : List.of("/cgi-bin/get_api_domain_ip", "/cgi-bin/getcallbackip")) {
			this.routes.get(path, gate.app((app, request) -> SimulatorResponse
				.json(Json.object().set("ip_list", Json.array().add("127.0.0.1")))));
		}
	}

	private SimulatorResponse clear(RegisteredApp app, JsonNode body) {
		if (!Fields.text(body, "appid").equals(app.appId())) {
			throw WeChatErrors.refuse(40013);
		}
		return clear(app);
	}

	private SimulatorResponse clearWithSecret(SimulatorRequest request) {
		JsonNode body = (request.body().length > 0) ? WeChatBody.read(request) : Json.object();
		String appId = Fields.text(body, "appid") + request.query().getOrDefault("appid", "");
		String secret = Fields.text(body, "appsecret") + request.query().getOrDefault("appsecret", "");
		return clear(this.core.apps().authenticate(appId, secret));
	}

	private SimulatorResponse clear(RegisteredApp app) {
		takeClear(app.appId(), CLEARS_PER_MONTH);
		this.core.quotas().clear(app.appId());
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private SimulatorResponse clearPath(RegisteredApp app, JsonNode body) {
		String path = knownPath(body);
		takeClear(app.appId() + " by path", PATH_CLEARS_PER_MONTH);
		this.core.quotas().clear(app.appId(), path);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private synchronized void takeClear(String key, int limit) {
		if (!this.clears.computeIfAbsent(key, (name) -> new SlidingWindow(limit, MONTH)).take(this.core.now())) {
			throw WeChatErrors.refuse(48006);
		}
	}

	private SimulatorResponse quota(RegisteredApp app, JsonNode body) {
		String path = knownPath(body);
		long limit = this.core.quotas().limit(app.appId(), path);
		long used = this.core.quotas().used(app.appId(), path);
		ObjectNode answer = WeChatErrors.ok();
		answer.putObject("quota").put("daily_limit", limit).put("used", used).put("remain", Math.max(0, limit - used));
		answer.putObject("rate_limit").put("call_count", CALLS_PER_MINUTE).put("refresh_second", 60);
		answer.putObject("component_rate_limit").put("call_count", CALLS_PER_MINUTE).put("refresh_second", 60);
		return SimulatorResponse.json(answer);
	}

	private String knownPath(JsonNode body) {
		String path = Fields.text(body, "cgi_path");
		if (this.routes.methods(path).isEmpty() || path.startsWith("/_sim")) {
			throw WeChatErrors.refuse(76021);
		}
		return path;
	}

	private SimulatorResponse rid(RegisteredApp app, JsonNode body) {
		String rid = Fields.text(body, "rid");
		if (!rid.matches("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}")) {
			throw WeChatErrors.refuse(76002);
		}
		RefusalLog.Refusal refusal = this.core.refusals().find(rid);
		if (refusal == null) {
			throw WeChatErrors.refuse(76001);
		}
		if (!refusal.appId().equals(app.appId())) {
			throw WeChatErrors.refuse(76003);
		}
		if (!this.core.now().isBefore(refusal.at().plus(Duration.ofDays(7)))) {
			throw WeChatErrors.refuse(76004);
		}
		ObjectNode answer = WeChatErrors.ok();
		answer.putObject("request")
			.put("invoke_time", refusal.at().getEpochSecond())
			.put("cost_in_ms", 1)
			.put("request_url", refusal.url())
			.put("request_body", refusal.requestBody())
			.put("response_body", refusal.responseBody())
			.put("client_ip", refusal.clientIp());
		return SimulatorResponse.json(answer);
	}

	private static SimulatorResponse checkCallback(SimulatedAccount account, JsonNode body) {
		String action = Fields.text(body, "action");
		String operator = Fields.text(body, "check_operator");
		if (!Set.of("dns", "ping", "all").contains(action)) {
			throw WeChatErrors.refuse(40202);
		}
		if (!Set.of("CHINANET", "UNICOM", "CAP", "DEFAULT").contains(operator)) {
			throw WeChatErrors.refuse(40203);
		}
		if (account.target() == null) {
			throw WeChatErrors.refuse(40201);
		}
		ObjectNode answer = WeChatErrors.ok();
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
		return SimulatorResponse.json(answer);
	}

}
