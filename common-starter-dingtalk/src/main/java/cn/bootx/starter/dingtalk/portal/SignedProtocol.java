package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.RobotSign;

/**
 * Pushes of plain JSON with a signature in a header. It covers the time and not the body,
 * so the contents of a signature are remembered.
 */
abstract class SignedProtocol<M> implements CallbackProtocol<M> {

	final DingTalkPortalAccount account;

	private final String signature;

	private final String timestamp;

	private final Freshness freshness;

	private final Bodies bodies;

	private SignedProtocol(DingTalkPortalAccount account, String signature, String timestamp, Freshness freshness,
			Bodies bodies) {
		this.account = account;
		this.signature = signature;
		this.timestamp = timestamp;
		this.freshness = freshness;
		this.bodies = bodies;
	}

	abstract String sign(String timestamp);

	/** What to compare where the signature does not match. */
	abstract String remedy();

	abstract OpenedCallback<M> read(JsonNode push, String timestamp, String body);

	@Override
	public void checkHead(CallbackRequest head) {
		String time = header(head, this.timestamp);
		if (!CallbackSignature.sameText(sign(time), header(head, this.signature))) {
			throw CallbackRejectedException.forbidden("signature does not match; compare " + remedy());
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
		return read(push, header(request, this.timestamp), new String(request.body(), StandardCharsets.UTF_8));
	}

	private static String header(CallbackRequest request, String name) {
		String value = request.header(name);
		if (value == null || value.isBlank()) {
			throw CallbackRejectedException.forbidden("header '" + name + "' is missing");
		}
		return value;
	}

	/** Messages to an application's robot, signed with the application's secret. */
	static final class Robot extends SignedProtocol<DingTalkRobotMessage> {

		/** No other push has this header. */
		static final String SIGNATURE = "sign";

		Robot(DingTalkPortalAccount account, Freshness freshness, Bodies bodies) {
			super(account, SIGNATURE, "timestamp", freshness, bodies);
		}

		@Override
		String sign(String timestamp) {
			return RobotSign.of(timestamp, this.account.appSecret());
		}

		@Override
		String remedy() {
			return "app-secret with the console's";
		}

		@Override
		OpenedCallback<DingTalkRobotMessage> read(JsonNode push, String timestamp, String body) {
			DingTalkRobotMessage message = DingTalkRobotMessage.read(this.account.app(), push);
			return new OpenedCallback<>(message,
					DingTalkDispatch.robotIdentity(this.account.appKey(), message.msgId(), body));
		}

		/** The documented way to say nothing. */
		@Override
		public CallbackResponse seal(OpenedCallback<DingTalkRobotMessage> callback, @Nullable String reply) {
			return CallbackResponse.json("{\"msgtype\":\"empty\"}");
		}

	}

	/** Clicks on cards whose callback address was registered with a secret. */
	static final class Card extends SignedProtocol<DingTalkCardAction> {

		static final String SIGNATURE = "x-ddpaas-signature";

		Card(DingTalkPortalAccount account, Freshness freshness, Bodies bodies) {
			super(account, SIGNATURE, "x-ddpaas-signature-timestamp", freshness, bodies);
		}

		@Override
		String sign(String timestamp) {
			return RobotSign.hmac(timestamp, this.account.cardSecret());
		}

		@Override
		String remedy() {
			return "card-callback-secret with the secret that the address was registered with";
		}

		/**
		 * A click has no id: the same click is the same bytes signed for the same time.
		 */
		@Override
		OpenedCallback<DingTalkCardAction> read(JsonNode push, String timestamp, String body) {
			return new OpenedCallback<>(DingTalkCardAction.read(this.account.app(), push),
					DingTalkDispatch.cardIdentity(this.account.appKey(), ContentDigest.hex(timestamp + body)));
		}

		@Override
		public CallbackResponse seal(OpenedCallback<DingTalkCardAction> callback, @Nullable String reply) {
			return CallbackResponse.json((reply != null) ? reply : "{}");
		}

	}

	/**
	 * DingTalk signs the time of robot messages and clicks, not their content: an
	 * attacker who sees one push could send any other with its signature. So the contents
	 * that come with a signature are remembered on all nodes for as long as it is fresh.
	 * Two real messages of one millisecond carry the same signature, so a few different
	 * contents are accepted, but only within seconds of the first one.
	 */
	static final class Bodies {

		/** Different contents of one signature. */
		static final int ROOM = 4;

		/**
		 * Messages of one millisecond arrive together, a recorded signature comes later.
		 */
		static final Duration TOGETHER = Duration.ofSeconds(10);

		private final ExpiringStore store;

		/**
		 * For the time in which the store is away: each node then remembers by itself.
		 */
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

		/**
		 * Remembers the content of a signature; refuses it if it came with others before.
		 */
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
