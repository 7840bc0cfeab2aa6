package cn.bootx.starter.simulator.dingtalk.card;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Interactive cards: {@code /v1.0/card/*}.
 */
record CardEffects(DingCards cards, CardRoutes routes, DingCardPusher pusher, DingGroups groups,
		DingDirectory directory, DingChats chats, Clock clock) {

	private static final String SPACES = "dtv1.card//";

	Map<String, Effect> all() {
		return Map.of("card-create", (call) -> call.answer().put("result", add(call).outTrackId()), "card-deliver",
				(call) -> call.answer().set("result", deliver(card(call), call)), "card-create-deliver",
				this::createAndDeliver, "card-update", this::update, "card-stream", this::stream, "card-route",
				this::register);
	}

	private void createAndDeliver(RowCall call) {
		SimulatedDingCard card = add(call);
		ObjectNode result = call.answer().putObject("result").put("outTrackId", card.outTrackId());
		result.set("deliverResults", deliver(card, call));
	}

	private void update(RowCall call) {
		SimulatedDingCard card = card(call);
		if (!call.input().has("cardData") && !call.input().has("privateData")) {
			throw call.refuse("param.error", "cardData或privateData");
		}
		card.change(call.input(), "");
	}

	private void stream(RowCall call) {
		boolean last = call.at("isFinalize").asBoolean() || call.at("isError").asBoolean();
		if (!card(call).stream(call.text("key"), call.text("content"), call.at("isFull").asBoolean(), last)) {
			throw call.refuse("param.stream.finished", "isFinalize");
		}
	}

	private void register(RowCall call) {
		String url = call.text("callbackUrl");
		String secret = call.text("apiSecret").isBlank() ? UUID.randomUUID().toString().replace("-", "")
				: call.text("apiSecret");
		if (!this.routes.register(call.caller(SimulatedDingTalkApp.class).app().appKey(), call.text("callbackRouteKey"),
				new CardRoutes.Route(url, secret), call.at("forceUpdate").asBoolean())) {
			throw call.refuse("param.error", "callbackRouteKey(已注册，请使用forceUpdate)");
		}
		call.answer().putObject("result").put("callbackUrl", url).put("apiSecret", secret);
	}

	private SimulatedDingCard add(RowCall call) {
		SimulatedDingTalkApp app = call.caller(SimulatedDingTalkApp.class);
		SimulatedDingCard card = new SimulatedDingCard(call.text("outTrackId"), call.text("cardTemplateId"),
				call.text("callbackRouteKey"), app, this.pusher, (shown) -> show(app.app().robotCode(), shown));
		card.change(call.input(), "");
		if (!this.cards.add(card)) {
			throw call.refuse("param.duplicate.outTrackId", "outTrackId");
		}
		return card;
	}

	private void show(String robotCode, SimulatedDingCard card) {
		for (String space : card.spaces()) {
			String id = idOf(space);
			String conversation = space.startsWith("IM_GROUP.") ? id : robotCode + "/" + id;
			this.chats.cardShown(conversation, robotCode, id, card.outTrackId(),
					String.join("\n", new TreeMap<>(card.values()).values()),
					Fields.of("cardTemplateId", card.templateId(), "values", card.values()), this.clock.instant());
		}
	}

	private static String idOf(String space) {
		return space.substring(space.indexOf('.') + 1);
	}

	private ArrayNode deliver(SimulatedDingCard card, RowCall call) {
		ArrayNode results = Json.array();
		List<String> spaces = Arrays.stream(call.text("openSpaceId").substring(SPACES.length()).split(";"))
			.filter((space) -> !space.isBlank())
			.toList();
		for (String space : spaces) {
			String type = space.substring(0, Math.max(0, space.indexOf('.')));
			String id = idOf(space);
			boolean known = switch (type) {
				case "IM_GROUP" -> this.groups.find(id) != null;
				case "IM_ROBOT", "IM_SINGLE" -> this.directory.byId(id) != null;
				default -> false;
			};
			if (known) {
				card.deliver(space);
			}
			results.add(Json.tree(Fields.of("spaceId", id, "spaceType", type, "success", known, "carrierId",
					known ? UUID.randomUUID().toString() : null, "errorMsg", known ? "" : "space not exist")));
		}
		return results;
	}

	private SimulatedDingCard card(RowCall call) {
		SimulatedDingCard card = this.cards.find(call.text("outTrackId"));
		if (card == null) {
			throw call.refuse("param.error", "outTrackId(不存在)");
		}
		return card;
	}

}
