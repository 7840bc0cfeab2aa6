package cn.bootx.starter.simulator.dingtalk.card;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.robot.DingSign;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * Delivers users' actions on cards, over HTTP where the card names a registered route and
 * otherwise in Stream mode.
 */
public final class DingCardPusher {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final Clock clock;

	private final CallbackPusher pusher;

	private final CardRoutes routes;

	public DingCardPusher(Clock clock, CallbackPusher pusher, CardRoutes routes) {
		this.clock = clock;
		this.pusher = pusher;
		this.routes = routes;
	}

	DingCardOutcome push(SimulatedDingTalkApp app, SimulatedDingCard card, String userId, String actionId,
			Map<String, ?> params) {
		String content = Json
			.text(Fields.of("cardPrivateData", Fields.of("actionIds", List.of(actionId), "params", params)));
		Map<String, Object> action = Fields.of("type", "actionCallback", "outTrackId", card.outTrackId(), "corpId",
				app.app().corpId(), "userId", userId, "content", content, "extension", "{}");
		CardRoutes.Route route = this.routes.find(app.app().appKey(), card.callbackRouteKey());
		Delivery delivery = (route != null) ? overHttp(route, Json.bytes(action))
				: app.stream().callback(DingStream.CARD_TOPIC, action).delivery();
		JsonNode answer = delivery.delivered() ? unwrapped(DingParameters.parse(delivery.last().bodyText()))
				: MissingNode.getInstance();
		card.change(answer, userId);
		return new DingCardOutcome(delivery, answer);
	}

	private Delivery overHttp(CardRoutes.Route route, byte[] body) {
		String timestamp = String.valueOf(this.clock.millis());
		// Unlike elsewhere only the timestamp is signed.
		String sign = DingSign.of(timestamp, route.apiSecret());
		return this.pusher.deliver(
				new PushRequest(Platforms.DINGTALK, "card action", "POST", URI.create(route.url()),
						Map.of("Content-Type", "application/json; charset=utf-8", "x-ddpaas-signature-timestamp",
								timestamp, "x-ddpaas-signature", sign),
						body, TIMEOUT, List.of(), PushRequest.STATUS_200));
	}

	/** In Stream mode the answer is below {@code response}; vendor SDKs differ. */
	private static JsonNode unwrapped(@Nullable JsonNode answer) {
		if (answer == null) {
			return MissingNode.getInstance();
		}
		return answer.path("response").isObject() ? answer.path("response") : answer;
	}

}
