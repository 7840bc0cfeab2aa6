package cn.bootx.starter.simulator.dingtalk.card;

import java.util.function.Consumer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An interactive card: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class SimulatedDingCard {

	private final String outTrackId;

	private final String templateId;

	private final String callbackRouteKey;

	private final DingCardPusher pusher;

	private final SimulatedDingTalkApp app;

	/** Shows the card where it was delivered. */
	private final Consumer<SimulatedDingCard> screen;

	private final List<String> spaces = new CopyOnWriteArrayList<>();

	private final Map<String, String> values = new ConcurrentHashMap<>();

	private final Map<String, Map<String, String>> privateValues = new ConcurrentHashMap<>();

	private final Map<String, CardStream> streams = new ConcurrentHashMap<>();

	SimulatedDingCard(String outTrackId, String templateId, String callbackRouteKey, SimulatedDingTalkApp app,
			DingCardPusher pusher, Consumer<SimulatedDingCard> screen) {
		this.outTrackId = outTrackId;
		this.templateId = templateId;
		this.callbackRouteKey = callbackRouteKey;
		this.app = app;
		this.pusher = pusher;
		this.screen = screen;
	}

	/** Id that the application gave it. */
	public String outTrackId() {
		return this.outTrackId;
	}

	public String templateId() {
		return this.templateId;
	}

	/** Where it was delivered, for example {@code IM_GROUP.cid…}. */
	public List<String> spaces() {
		return List.copyOf(this.spaces);
	}

	/** The values that all users see, by variable of the template. */
	public Map<String, String> values() {
		return Map.copyOf(this.values);
	}

	/** The values that only this user sees. */
	public Map<String, String> valuesOf(String userId) {
		return Map.copyOf(this.privateValues.getOrDefault(userId, Map.of()));
	}

	/** Whether the streaming of a variable is finished. */
	public boolean finished(String key) {
		CardStream stream = this.streams.get(key);
		return stream != null && stream.finished();
	}

	/**
	 * A user presses something: the application receives it in Stream mode or, for a card
	 * with a route key, over HTTP, and what it answers within 2 seconds changes the card.
	 * @param actionId id of the button in the template
	 * @param params what the action carries
	 */
	public DingCardOutcome press(String userId, String actionId, Map<String, ?> params) {
		return this.pusher.push(this.app, this, userId, actionId, params);
	}

	String callbackRouteKey() {
		return this.callbackRouteKey;
	}

	void deliver(String space) {
		this.spaces.add(space);
		this.screen.accept(this);
	}

	/**
	 * Takes new values.
	 * @param change {@code cardData}, {@code privateData} or {@code userPrivateData}, and
	 * {@code cardUpdateOptions} that say whether what is not named stays
	 * @param userId whom {@code userPrivateData} is for
	 */
	void change(JsonNode change, String userId) {
		JsonNode options = change.path("cardUpdateOptions");
		if (change.path("cardData").path("cardParamMap").isObject()) {
			put(this.values, change.path("cardData"), options.path("updateCardDataByKey").asBoolean());
		}
		boolean keepPrivate = options.path("updatePrivateDataByKey").asBoolean();
		change.path("privateData")
			.properties()
			.forEach((entry) -> put(privateOf(entry.getKey()), entry.getValue(), keepPrivate));
		if (change.path("userPrivateData").path("cardParamMap").isObject()) {
			put(privateOf(userId), change.path("userPrivateData"), keepPrivate);
		}
		this.screen.accept(this);
	}

	/** Takes a piece of a streamed value; false if it was finished before. */
	boolean stream(String key, String content, boolean full, boolean last) {
		CardStream stream = this.streams.computeIfAbsent(key, (name) -> new CardStream());
		boolean taken = stream.take(content, full, last);
		this.values.put(key, stream.text());
		this.screen.accept(this);
		return taken;
	}

	private Map<String, String> privateOf(String userId) {
		return this.privateValues.computeIfAbsent(userId, (user) -> new ConcurrentHashMap<>());
	}

	private static void put(Map<String, String> target, JsonNode data, boolean byKey) {
		if (!byKey) {
			target.clear();
		}
		data.path("cardParamMap")
			.properties()
			.forEach((entry) -> target.put(entry.getKey(), entry.getValue().asText()));
	}

	/** A variable of a card that is written piece by piece. */
	private static final class CardStream {

		private String text = "";

		private boolean finished;

		synchronized boolean take(String content, boolean full, boolean last) {
			if (this.finished) {
				return false;
			}
			this.text = full ? content : this.text + content;
			this.finished = last;
			return true;
		}

		synchronized String text() {
			return this.text;
		}

		synchronized boolean finished() {
			return this.finished;
		}

	}

}
