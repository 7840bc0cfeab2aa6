package cn.bootx.starter.simulator.dingtalk.card;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Interactive cards: {@code /v1.0/card/*}.
 */
public final class CardEndpoints {

	private static final String PERMISSION = "Card.Instance.Write";

	private static final String STREAMING = "Card.Streaming.Write";

	private static final String SPACES = "dtv1.card//";

	private final DingCards cards;

	private final CardRoutes routes;

	private final DingCardPusher pusher;

	private final DingGroups groups;

	private final DingDirectory directory;

	private final DingChats chats;

	private final Clock clock;

	public CardEndpoints(DingCards cards, CardRoutes routes, DingCardPusher pusher, DingGroups groups,
			DingDirectory directory, DingChats chats, Clock clock) {
		this.cards = cards;
		this.routes = routes;
		this.pusher = pusher;
		this.groups = groups;
		this.directory = directory;
		this.chats = chats;
		this.clock = clock;
	}

	public void mount(DingGate gate) {
		gate.modern("/v1.0/card/instances", PERMISSION, this::create);
		gate.modern("/v1.0/card/instances/deliver", PERMISSION, (app, request) -> deliver(request));
		gate.modern("/v1.0/card/instances/createAndDeliver", PERMISSION, this::createAndDeliver);
		gate.modernPut("/v1.0/card/instances", PERMISSION, (app, request) -> update(request));
		gate.modernPut("/v1.0/card/streaming", STREAMING, (app, request) -> stream(request));
		gate.modern("/v1.0/card/callbacks/register", PERMISSION, this::register);
	}

	private SimulatorResponse create(SimulatedDingTalkApp app, SimulatorRequest request) {
		return NewFamily.ok("success", true, "result", add(app, NewFamily.body(request)).outTrackId());
	}

	private SimulatorResponse deliver(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		return NewFamily.ok("success", true, "result", deliver(card(body), body));
	}

	private SimulatorResponse createAndDeliver(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		spacesOf(body);
		SimulatedDingCard card = add(app, body);
		return NewFamily.ok("success", true, "result",
				Fields.of("outTrackId", card.outTrackId(), "deliverResults", deliver(card, body)));
	}

	private SimulatorResponse update(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		SimulatedDingCard card = card(body);
		if (!body.has("cardData") && !body.has("privateData")) {
			throw NewFamily.refuse("param.error", "cardData和privateData不能都为空");
		}
		card.change(body, "");
		return NewFamily.ok("success", true, "result", true);
	}

	private SimulatorResponse stream(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		SimulatedDingCard card = card(body);
		NewFamily.require(body, "guid");
		String key = NewFamily.require(body, "key");
		boolean last = body.path("isFinalize").asBoolean() || body.path("isError").asBoolean();
		if (!card.stream(key, Fields.text(body, "content"), body.path("isFull").asBoolean(), last)) {
			throw NewFamily.refuse("param.stream.finished", "卡片流式更新已结束");
		}
		return NewFamily.ok("success", true, "result", true);
	}

	private SimulatorResponse register(SimulatedDingTalkApp app, SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		String url = NewFamily.require(body, "callbackUrl");
		String secret = Fields.blank(body, "apiSecret") ? UUID.randomUUID().toString().replace("-", "")
				: Fields.text(body, "apiSecret");
		if (!this.routes.register(app.app().appKey(), NewFamily.require(body, "callbackRouteKey"),
				new CardRoutes.Route(url, secret), body.path("forceUpdate").asBoolean())) {
			throw NewFamily.refuse("param.error", "callbackRouteKey已注册，请使用forceUpdate");
		}
		return NewFamily.ok("success", true, "result", Fields.of("callbackUrl", url, "apiSecret", secret));
	}

	private SimulatedDingCard add(SimulatedDingTalkApp app, JsonNode body) {
		SimulatedDingCard card = new SimulatedDingCard(NewFamily.require(body, "outTrackId"),
				NewFamily.require(body, "cardTemplateId"), Fields.text(body, "callbackRouteKey"), app, this.pusher,
				(shown) -> show(app.app().robotCode(), shown));
		card.change(body, "");
		if (!this.cards.add(card)) {
			throw NewFamily.refuse("param.duplicate.outTrackId", "outTrackId已存在");
		}
		return card;
	}

	private void show(String robotCode, SimulatedDingCard card) {
		for (String space : card.spaces()) {
			String id = idOf(space);
			String conversation = typeOf(space).equals("IM_GROUP") ? id : robotCode + "/" + id;
			this.chats.cardShown(conversation, robotCode, id, card.outTrackId(),
					String.join("\n", new TreeMap<>(card.values()).values()),
					Fields.of("cardTemplateId", card.templateId(), "values", card.values()), this.clock.instant());
		}
	}

	private static String typeOf(String space) {
		return space.substring(0, Math.max(0, space.indexOf('.')));
	}

	private static String idOf(String space) {
		return space.substring(space.indexOf('.') + 1);
	}

	private List<Object> deliver(SimulatedDingCard card, JsonNode body) {
		List<Object> results = new ArrayList<>();
		for (String space : spacesOf(body)) {
			String type = typeOf(space);
			String id = idOf(space);
			boolean known = switch (type) {
				case "IM_GROUP" -> this.groups.find(id) != null;
				case "IM_ROBOT", "IM_SINGLE" -> this.directory.byId(id) != null;
				default -> false;
			};
			if (known) {
				card.deliver(space);
			}
			results.add(Fields.of("spaceId", id, "spaceType", type, "success", known, "carrierId",
					known ? UUID.randomUUID().toString() : null, "errorMsg", known ? "" : "space not exist"));
		}
		return results;
	}

	private static List<String> spacesOf(JsonNode body) {
		String spaces = NewFamily.require(body, "openSpaceId");
		if (!spaces.startsWith(SPACES)) {
			throw NewFamily.refuse("param.error", "openSpaceId必须以dtv1.card//开头");
		}
		return Arrays.stream(spaces.substring(SPACES.length()).split(";")).filter((space) -> !space.isBlank()).toList();
	}

	private SimulatedDingCard card(JsonNode body) {
		SimulatedDingCard card = this.cards.find(NewFamily.require(body, "outTrackId"));
		if (card == null) {
			throw NewFamily.refuse("param.error", "outTrackId不存在");
		}
		return card;
	}

}
