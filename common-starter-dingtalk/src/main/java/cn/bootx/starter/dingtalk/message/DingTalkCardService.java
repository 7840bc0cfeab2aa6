package cn.bootx.starter.dingtalk.message;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Interactive cards: created, delivered to a group or a user, updated afterwards. Needs
 * the permissions {@code Card.Instance.Write} and, for streams of text,
 * {@code Card.Streaming.Write}.
 *
 * @since 0.1.0
 */
public final class DingTalkCardService {

	private static final String INSTANCES = "/v1.0/card/instances";

	private static final String CREATE_AND_DELIVER = INSTANCES + "/createAndDeliver";

	private static final String DELIVER = INSTANCES + "/deliver";

	private final DingTalkClient client;

	public DingTalkCardService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkCardService account(String name) {
		return new DingTalkCardService(this.client.account(name));
	}

	/** Sends a card to a group that the application's robot is in. */
	public void sendToGroup(String openConversationId, Card card) {
		ObjectNode body = created(card);
		body.putObject("imGroupOpenSpaceModel").put("supportForward", true);
		deliver(CREATE_AND_DELIVER, toGroup(body, openConversationId));
	}

	/** Sends a card to a user in the chat with the application's robot. */
	public void sendToUser(String userId, Card card) {
		ObjectNode body = created(card);
		body.putObject("imRobotOpenSpaceModel").put("supportForward", true);
		deliver(CREATE_AND_DELIVER, toUser(body, userId));
	}

	/**
	 * Creates a card without showing it anywhere; it can be delivered to groups and users
	 * of chats with the robot afterwards.
	 */
	public void create(Card card) {
		ObjectNode body = created(card);
		body.putObject("imGroupOpenSpaceModel").put("supportForward", true);
		body.putObject("imRobotOpenSpaceModel").put("supportForward", true);
		this.client.api(INSTANCES, body);
	}

	/** Shows a created card in a group. */
	public void deliverToGroup(String outTrackId, String openConversationId) {
		deliver(DELIVER, toGroup(track(outTrackId), openConversationId));
	}

	/** Shows a created card to a user. */
	public void deliverToUser(String outTrackId, String userId) {
		deliver(DELIVER, toUser(track(outTrackId), userId));
	}

	/**
	 * Registers the address that clicks are pushed to: the portal of this application.
	 * @param apiSecret secret that signs the pushes, the property
	 * {@code card-callback-secret}
	 */
	public void registerCallback(String routeKey, URI address, String apiSecret) {
		this.client.api("/v1.0/card/callbacks/register",
				Json.object()
					.put("callbackRouteKey", DingTalkClient.required("card", "callbackRouteKey", routeKey))
					.put("callbackUrl", address.toString())
					.put("apiSecret", DingTalkClient.required("card", "apiSecret", apiSecret))
					.put("forceUpdate", true));
	}

	/** Changes values of a card for everybody; those that are not named stay. */
	public void update(String outTrackId, Map<String, String> values) {
		update(outTrackId, values, Map.of());
	}

	/** Changes values of a card, and private ones by the id of the user who sees them. */
	public void update(String outTrackId, Map<String, String> values, Map<String, Map<String, String>> privateValues) {
		ObjectNode body = track(outTrackId);
		if (!values.isEmpty() || privateValues.isEmpty()) {
			body.set("cardData", cardData(values));
		}
		if (!privateValues.isEmpty()) {
			ObjectNode users = body.putObject("privateData");
			new TreeMap<>(privateValues).forEach((userId, shown) -> users.set(userId, cardData(shown)));
		}
		body.putObject("cardUpdateOptions").put("updateCardDataByKey", true).put("updatePrivateDataByKey", true);
		this.client.api((base) -> ApiCall.put(base, INSTANCES).json(body));
	}

	/** Writes the whole text so far into a variable of a card. */
	public void stream(String outTrackId, String variable, String content, boolean last) {
		ObjectNode body = Json.object()
			.put("outTrackId", DingTalkClient.required("card", "outTrackId", outTrackId))
			.put("guid", UUID.randomUUID().toString())
			.put("key", DingTalkClient.required("card", "key", variable))
			.put("content", content)
			.put("isFull", true)
			.put("isFinalize", last)
			.put("isError", false);
		this.client.api((base) -> ApiCall.put(base, "/v1.0/card/streaming").json(body));
	}

	private ObjectNode created(Card card) {
		String routeKey = card.callbackRouteKey();
		ObjectNode body = Json
			.object("cardTemplateId", card.templateId(), "outTrackId", card.outTrackId(), "callbackType",
					(routeKey != null) ? "HTTP" : "STREAM", "callbackRouteKey", routeKey)
			.put("userIdType", 1);
		return body.set("cardData", cardData(card.values()));
	}

	private static ObjectNode cardData(Map<String, String> values) {
		ObjectNode data = Json.object();
		ObjectNode map = data.putObject("cardParamMap");
		new TreeMap<>(values).forEach(map::put);
		return data;
	}

	private static ObjectNode track(String outTrackId) {
		return Json.object()
			.put("outTrackId", DingTalkClient.required("card", "outTrackId", outTrackId))
			.put("userIdType", 1);
	}

	private ObjectNode toGroup(ObjectNode body, String openConversationId) {
		body.put("openSpaceId",
				"dtv1.card//IM_GROUP." + DingTalkClient.required("card", "openConversationId", openConversationId));
		body.putObject("imGroupOpenDeliverModel").put("robotCode", this.client.credentials().robotCode());
		return body;
	}

	private ObjectNode toUser(ObjectNode body, String userId) {
		body.put("openSpaceId", "dtv1.card//IM_ROBOT." + DingTalkClient.required("card", "userId", userId));
		body.putObject("imRobotOpenDeliverModel")
			.put("spaceType", "IM_ROBOT")
			.put("robotCode", this.client.credentials().robotCode());
		return body;
	}

	/** The call succeeds even where no delivery did; the reasons are inside. */
	private void deliver(String path, ObjectNode body) {
		JsonNode whole = this.client.api(path, body);
		if (!whole.isObject()) {
			throw UnreadableAnswer.without(Platform.DING_TALK, path, "result");
		}
		JsonNode answer = whole.path("result");
		JsonNode results = answer.isArray() ? answer : answer.path("deliverResults");
		for (JsonNode delivered : Lenient.elements(results)) {
			if (!delivered.path("success").asBoolean(true)) {
				throw PlatformException.of(Platform.DING_TALK, path)
					.code("not-delivered")
					.message(delivered.path("errorMsg").asText())
					.category(ErrorCategory.INVALID_ARGUMENT)
					.build();
			}
		}
	}

	/**
	 * A card to be sent: a template of the card builder and the values of its variables.
	 *
	 * @param templateId id of the template, ends with {@code .schema}
	 * @param outTrackId the host's own id of the card, unique; updates and callbacks name
	 * it
	 * @param values values of the template's variables; the platform takes texts only
	 * @param callbackRouteKey the key of a registered address that clicks are pushed to,
	 * or null for Stream mode
	 */
	public record Card(String templateId, String outTrackId, Map<String, String> values,
			@Nullable String callbackRouteKey) {

		public Card {
			MessageCheck.of(Platform.DING_TALK, "card")
				.required("cardTemplateId", templateId)
				.required("outTrackId", outTrackId)
				.isTrue(callbackRouteKey == null || !callbackRouteKey.isBlank(), "callbackRouteKey", "is blank")
				.done();
			values = Map.copyOf(values);
		}

		/** A card whose clicks come through Stream mode. */
		public static Card of(String templateId, String outTrackId, Map<String, String> values) {
			return new Card(templateId, outTrackId, values, null);
		}

		/**
		 * The same card with clicks pushed to an address that was registered by
		 * {@link DingTalkCardService#registerCallback}.
		 */
		public Card withCallback(String routeKey) {
			return new Card(this.templateId, this.outTrackId, this.values, routeKey);
		}

	}

}
