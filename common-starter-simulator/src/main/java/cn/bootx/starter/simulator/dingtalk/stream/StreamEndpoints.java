package cn.bootx.starter.simulator.dingtalk.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a client of Stream mode asks for a connection.
 */
public final class StreamEndpoints {

	private final DingApps apps;

	private final StreamGateway gateway;

	public StreamEndpoints(DingApps apps, StreamGateway gateway) {
		this.apps = apps;
		this.gateway = gateway;
	}

	public void mount(DingGate gate) {
		gate.modernOpen("/v1.0/gateway/connections/open", this::open);
	}

	private SimulatorResponse open(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String clientId = Fields.text(body, "clientId");
		SimulatedDingTalkApp app = this.apps.find(clientId);
		if (app == null || !app.app().appSecret().equals(Fields.text(body, "clientSecret"))) {
			throw NewFamily.refuse(401, "authFailed", "鉴权失败");
		}
		String ticket = this.gateway.ticket(new StreamSubscriber(clientId, Fields.text(body, "ua"),
				Fields.text(body, "localIp"), subscriptions(body.path("subscriptions"))));
		String endpoint = this.gateway.endpoint(request);
		String accept = request.header("accept");
		if (accept != null && accept.toLowerCase(Locale.ROOT).contains("application/json")) {
			return NewFamily.ok("endpoint", endpoint, "ticket", ticket);
		}
		// Who does not ask for JSON gets XML.
		return SimulatorResponse.bytes("application/xml; charset=utf-8",
				"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><endpoint>%s</endpoint><ticket>%s</ticket></Response>"
					.formatted(endpoint, ticket)
					.getBytes(StandardCharsets.UTF_8));
	}

	private static List<StreamSubscription> subscriptions(JsonNode array) {
		List<StreamSubscription> subscriptions = new ArrayList<>();
		for (JsonNode item : array) {
			StreamSubscription subscription = new StreamSubscription(Fields.text(item, "type"),
					Fields.text(item, "topic"));
			if (subscription.type().equals("EVENT") && !subscription.topic().equals("*")) {
				throw NewFamily.refuse("invalidParameter.subscriptions", "EVENT only supports the topic *");
			}
			subscriptions.add(subscription);
		}
		if (subscriptions.isEmpty()) {
			throw NewFamily.refuse("Missingsubscriptions", "subscriptions is mandatory for this action.");
		}
		return subscriptions;
	}

}
