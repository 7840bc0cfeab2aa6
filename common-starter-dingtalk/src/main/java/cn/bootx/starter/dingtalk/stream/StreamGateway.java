package cn.bootx.starter.dingtalk.stream;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * Asks for a place to connect to. The ticket works once, for 90 seconds, so every
 * connection asks anew.
 */
record StreamGateway(DingTalkHttp http, DingTalkClient.Credentials credentials) {

	static final String ROBOT = "/v1.0/im/bot/messages/get";

	static final String CARD = "/v1.0/card/instances/callback";

	private static final String OPEN = "/v1.0/gateway/connections/open";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/** The address of a connection, with its ticket. */
	HttpUrl open() {
		ObjectNode body = Json.object()
			.put("clientId", this.credentials.appKey())
			.put("clientSecret", this.credentials.appSecret())
			.put("ua", "bootx-starter-dingtalk");
		ArrayNode subscriptions = body.putArray("subscriptions");
		subscriptions.add(Json.object().put("type", "EVENT").put("topic", "*"));
		subscriptions.add(Json.object().put("type", "CALLBACK").put("topic", ROBOT));
		subscriptions.add(Json.object().put("type", "CALLBACK").put("topic", CARD));
		// Without Accept the answer is XML.
		JsonNode answer = this.http.execute(
				ApiCall.post(this.http.api(), OPEN).header("Accept", "application/json").json(body).timeout(TIMEOUT));
		HttpUrl url = address(answer.path("endpoint").asText());
		String ticket = answer.path("ticket").asText();
		if (url == null || ticket.isEmpty()) {
			throw UnreadableAnswer.without(Platform.DING_TALK, OPEN, "a secure endpoint and a ticket");
		}
		return url.newBuilder().addQueryParameter("ticket", ticket).build();
	}

	/** The client takes https for wss. The ticket must not travel in clear text. */
	private @Nullable HttpUrl address(String endpoint) {
		if (endpoint.startsWith("wss:")) {
			return HttpUrl.parse("https:" + endpoint.substring(4));
		}
		HttpUrl url = endpoint.startsWith("ws:") ? HttpUrl.parse("http:" + endpoint.substring(3)) : null;
		boolean here = url != null && !this.http.api().isHttps() && url.host().equals(this.http.api().host());
		return here ? url : null;
	}

}
