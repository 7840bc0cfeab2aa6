package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.Freshness;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.RobotSign;

/**
 * Pushes of plain JSON with a signature in a header. It covers the time and not the body,
 * so the contents of a signature are remembered.
 *
 * @param signature header of the signature
 * @param timestamp header of the time that it covers
 * @param remedy what to compare where the signature does not match
 */
record SignedProtocol<M>(String signature, String timestamp, UnaryOperator<String> sign, String remedy,
		Reader<M> reader, Freshness freshness, Bodies bodies) implements CallbackProtocol<M> {

	/** No other push has this header. */
	static final String ROBOT_SIGNATURE = "sign";

	static final String CARD_SIGNATURE = "x-ddpaas-signature";

	private static final String ROBOT_TIME = "timestamp";

	private static final String CARD_TIME = "x-ddpaas-signature-timestamp";

	/** Messages to an application's robot, signed with the application's secret. */
	static SignedProtocol<DingTalkRobotMessage> robot(DingTalkApp.Settings app, Freshness freshness, Bodies bodies) {
		return new SignedProtocol<>(ROBOT_SIGNATURE, ROBOT_TIME, (time) -> RobotSign.of(time, app.appSecret()),
				"app-secret with the console's", (push, time, body) -> {
					DingTalkRobotMessage message = DingTalkRobotMessage.read(app.name(), push);
					// The documented way to say nothing.
					return new OpenedCallback<>(message,
							DingTalkDispatch.robotIdentity(app.appKey(), message.msgId(), body),
							(reply) -> CallbackResponse.json("{\"msgtype\":\"empty\"}"));
				}, freshness, bodies);
	}

	/**
	 * Clicks on cards whose callback address was registered with a secret. A click has no
	 * id: the same click is the same bytes signed for the same time.
	 */
	static SignedProtocol<DingTalkCardAction> card(DingTalkApp.Settings app, String secret, Freshness freshness,
			Bodies bodies) {
		return new SignedProtocol<>(CARD_SIGNATURE, CARD_TIME, (time) -> RobotSign.hmac(time, secret),
				"card-callback-secret with the secret that the address was registered with",
				(push, time, body) -> new OpenedCallback<>(DingTalkCardAction.read(app.name(), push),
						DingTalkDispatch.cardIdentity(app.appKey(), ContentDigest.hex(time + body))),
				freshness, bodies);
	}

	/** Checks the time of a push whose secret is not known; false if it is another. */
	static boolean checkTime(CallbackRequest head, Freshness freshness) {
		boolean card = head.header(CARD_SIGNATURE) != null;
		if (card || head.header(ROBOT_SIGNATURE) != null) {
			freshness.checkMillis(header(head, card ? CARD_TIME : ROBOT_TIME));
			return true;
		}
		return false;
	}

	@Override
	public void checkHead(CallbackRequest head) {
		String time = header(head, this.timestamp);
		if (!CallbackSignature.sameText(this.sign.apply(time), header(head, this.signature))) {
			throw CallbackRejectedException.forbidden("signature does not match; compare " + this.remedy);
		}
		this.freshness.checkMillis(time);
	}

	/** For the contents of the signature. */
	@Override
	public boolean looksUp() {
		return true;
	}

	@Override
	public OpenedCallback<M> open(CallbackRequest request) {
		checkHead(request);
		this.bodies.check(header(request, this.signature), request.body());
		JsonNode push = Json.readOrNull(request.body());
		if (push == null || !push.isObject()) {
			throw CallbackRejectedException.malformed("body is not a JSON object");
		}
		return this.reader.read(push, header(request, this.timestamp),
				new String(request.body(), StandardCharsets.UTF_8));
	}

	@Override
	public CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply) {
		return callback.seal().seal((reply != null) ? reply : "{}");
	}

	private static String header(CallbackRequest request, String name) {
		String value = request.header(name);
		if (value == null || value.isBlank()) {
			throw CallbackRejectedException.forbidden("header '" + name + "' is missing");
		}
		return value;
	}

	/** Reads the JSON of a push and what makes it the same when it comes again. */
	interface Reader<M> {

		OpenedCallback<M> read(JsonNode push, String timestamp, String body);

	}

	/**
	 * DingTalk signs the time of robot messages and clicks, not their content: an
	 * attacker who sees one push could send any other with its signature. So all nodes
	 * remember the contents of a signature while it is fresh. Real messages of one
	 * millisecond share one, so a few contents are accepted within seconds of the first.
	 */
	static final class Bodies {

		/** Different contents of one signature. */
		static final int ROOM = 4;

		/** Messages of one millisecond arrive together, recorded ones later. */
		static final Duration TOGETHER = Duration.ofSeconds(10);

		private final ExpiringStore store;

		/** While the store is away each node remembers by itself. */
		private final ExpiringStore local;

		private final String keyPrefix;

		private final Clock clock;

		private final Duration freshFor;

		Bodies(ExpiringStore store, Clock clock, String appKey, Duration maxClockSkew) {
			this.store = store;
			this.local = new InMemoryExpiringStore(clock);
			this.keyPrefix = "signature:ding-talk:" + appKey + ":";
			this.clock = clock;
			// A clock behind this one and one ahead of it.
			this.freshFor = maxClockSkew.multipliedBy(2).plusSeconds(1);
		}

		/** Remembers the content of a signature; refuses one that came with others. */
		void check(String signature, byte[] body) {
			String key = this.keyPrefix + ContentDigest.brief(signature);
			String content = new ContentDigest().add(body).brief();
			try {
				remember(this.store, key, content);
			}
			catch (StoreUnavailableException ex) {
				remember(this.local, key, content);
			}
		}

		private void remember(ExpiringStore in, String key, String content) {
			String first = this.clock.millis() + "," + content;
			String before = in.putIfAbsent(key, first, this.freshFor).orElse(null);
			while (before != null) {
				List<String> known = new ArrayList<>(List.of(before.split(",")));
				if (known.subList(1, known.size()).contains(content)) {
					return;
				}
				boolean together = this.clock.millis() - Long.parseLong(known.get(0)) <= TOGETHER.toMillis();
				if (!together || known.size() > ROOM) {
					throw CallbackRejectedException.forbidden("the signature was used for another content");
				}
				if (in.compareAndSet(key, before, before + "," + content, this.freshFor)) {
					return;
				}
				before = in.putIfAbsent(key, first, this.freshFor).orElse(null);
			}
		}

	}

}
