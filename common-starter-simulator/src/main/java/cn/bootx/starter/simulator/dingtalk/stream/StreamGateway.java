package cn.bootx.starter.simulator.dingtalk.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ArrayList;
import java.util.List;
import com.fasterxml.jackson.databind.JsonNode;
import cn.bootx.starter.simulator.rules.ExpiringKeys;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.endpoint.RowCall;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.websocket.WebSocketEndpoint;
import cn.bootx.starter.simulator.websocket.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Gives out tickets and accepts connections.
 *
 * @since 0.1.0
 */
public final class StreamGateway {

	/** The vendor's Java SDK uses this path whatever it is given. */
	private static final String PATH = "/connect";

	private final ExpiringKeys<StreamSubscriber> tickets;

	private final Function<String, DingStream> streams;

	private final WebSocketEndpoint sockets = new WebSocketEndpoint(this::accept);

	/**
	 * @param streams the stream of an application by its app key
	 */
	public StreamGateway(Clock clock, Function<String, DingStream> streams) {
		this.tickets = new ExpiringKeys<>(clock, Duration.ofSeconds(90));
		this.streams = streams;
	}

	public void register(Routes routes) {
		routes.takeover(PATH, this.sockets);
	}

	/** Cuts all connections. */
	public void disconnect() {
		this.sockets.disconnect();
	}

	private @Nullable WebSocketListener accept(SimulatorRequest request) {
		StreamSubscriber subscriber = this.tickets.redeem(request.param("ticket"));
		return (subscriber == null) ? null
				: new DingStreamConnection(subscriber, this.streams.apply(subscriber.appKey()));
	}

	/** Gives a client a ticket, as XML unless it asks for JSON. */
	public void open(RowCall call, DingApps apps) {
		String clientId = call.text("clientId");
		SimulatedDingTalkApp app = apps.find(clientId);
		if (app == null || !app.app().appSecret().equals(call.text("clientSecret"))) {
			throw NewFamily.refuse(401, "authFailed", "鉴权失败");
		}
		List<StreamSubscription> subscriptions = new ArrayList<>();
		for (JsonNode item : call.at("subscriptions")) {
			StreamSubscription subscription = new StreamSubscription(Fields.text(item, "type"),
					Fields.text(item, "topic"));
			if (subscription.type().equals("EVENT") && !subscription.topic().equals("*")) {
				throw NewFamily.refuse("invalidParameter.subscriptions", "EVENT only supports the topic *");
			}
			subscriptions.add(subscription);
		}
		if (subscriptions.isEmpty()) {
			throw call.refuse("Missingsubscriptions", "subscriptions");
		}
		String ticket = this.tickets
			.issue(new StreamSubscriber(clientId, call.text("ua"), call.text("localIp"), subscriptions));
		// Over TLS if the call came over TLS.
		String endpoint = call.request().origin().replaceFirst("^http", "ws") + PATH;
		String accept = call.request().header("accept");
		if (accept != null && accept.toLowerCase(Locale.ROOT).contains("application/json")) {
			call.answer().put("endpoint", endpoint).put("ticket", ticket);
			return;
		}
		call.answer(SimulatorResponse.bytes("application/xml; charset=utf-8",
				"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><endpoint>%s</endpoint><ticket>%s</ticket></Response>"
					.formatted(endpoint, ticket)
					.getBytes(StandardCharsets.UTF_8)));
	}

}
