package cn.bootx.starter.dingtalk.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.testing.Await;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.handler.DingTalkCardChange;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client against a gateway that behaves, misbehaves and falls silent.
 */
class DingTalkStreamClientTests {

	private static final String SECRET = "s3cr3t-of-the-app";

	private final StreamServer server = new StreamServer();

	private final Clock clock = Clock.systemUTC();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final List<AutoCloseable> toClose = new ArrayList<>(List.of(this.server));

	private final List<DingTalkEventMessage> events = new CopyOnWriteArrayList<>();

	private final List<DingTalkRobotMessage> messages = new CopyOnWriteArrayList<>();

	private final CountDownLatch release = new CountDownLatch(1);

	private final DingTalkDispatch handlers = new DingTalkDispatch(
			DingTalkFixture.http(this.server.url(), this.server.url(), DingTalkFixture.okHttp(), this.clock),
			DingTalkFixture.noAccounts(), this.store, this.clock)
		.addEventHandler((event) -> {
			if (event.type().equals("slow")) {
				this.release.await();
			}
			this.events.add(event);
		})
		.addRobotHandler((message) -> {
			this.messages.add(message);
			return null;
		})
		.addCardHandler((action) -> {
			if (action.outTrackId().equals("slow")) {
				this.release.await();
			}
			return DingTalkCardChange.forEverybody(Map.of("track", action.outTrackId()));
		});

	private final DingTalkStreamClient client = client(settings(Duration.ofSeconds(30)));

	@AfterEach
	void stop() throws Exception {
		this.release.countDown();
		this.client.stop().get(60, TimeUnit.SECONDS);
		for (AutoCloseable closeable : this.toClose) {
			closeable.close();
		}
	}

	@Test
	void opensWithItsSubscriptionsAndATicketThatWorksOnce() throws Exception {
		this.client.start();
		this.server.connection();
		JsonNode open = this.server.opens().get(0);
		assertThat(open.path("clientId").asText()).isEqualTo("dingabc");
		assertThat(open.path("subscriptions").toString()).isEqualTo("[{\"type\":\"EVENT\",\"topic\":\"*\"},"
				+ "{\"type\":\"CALLBACK\",\"topic\":\"/v1.0/im/bot/messages/get\"},"
				+ "{\"type\":\"CALLBACK\",\"topic\":\"/v1.0/card/instances/callback\"}]");
		Await.until("connected", () -> this.client.status().connected());
		assertThat(this.client.status().connections()).isEqualTo(1);
	}

	@Test
	void answersAPingWithItsData() throws Exception {
		this.client.start();
		JsonNode answer = this.server.connection().system("ping", "{\"opaque\":\"o1\"}").answer();
		assertThat(answer.path("code").asInt()).isEqualTo(200);
		assertThat(answer.path("headers").path("messageId").asText()).isEqualTo("system-ping");
		assertThat(answer.path("data").asText()).isEqualTo("{\"opaque\":\"o1\"}");
	}

	@Test
	void acknowledgesAnEventBeforeItsHandlerHasFinished() throws Exception {
		this.client.start();
		JsonNode answer = this.server.connection().event("m1", "e1", "slow").answer();
		assertThat(answer.path("data").asText()).contains("\"SUCCESS\"");
		assertThat(this.events).isEmpty();
		this.release.countDown();
		Await.until("handled", () -> this.events.size() == 1);
		DingTalkEventMessage event = this.events.get(0);
		assertThat(event.eventId()).isEqualTo("e1");
		assertThat(event.corpId()).isEqualTo("dingcorp");
		assertThat(event.bornAt().toEpochMilli()).isEqualTo(1683533823336L);
		assertThat(event.member("UserId").get(0).asText()).isEqualTo("u1");
	}

	@Test
	void handlesADuplicateOnceOnAllNodes() throws Exception {
		DingTalkStreamClient otherNode = client(settings(Duration.ofSeconds(30)));
		this.client.start();
		StreamServer.Connection one = this.server.connection();
		otherNode.start();
		StreamServer.Connection two = this.server.connection();
		one.event("m1", "e1", "slow").answer();
		one.event("m1", "e1", "slow").answer();
		two.event("m2", "e1", "slow").answer();
		this.release.countDown();
		one.event("m3", "e2", "user_add_org").answer();
		Await.until("both handled", () -> this.events.size() >= 2);
		two.event("m4", "e1", "slow").answer();
		two.event("m5", "e3", "last").answer();
		Await.until("the last one", () -> this.events.stream().anyMatch((event) -> event.type().equals("last")));
		assertThat(this.events).extracting(DingTalkEventMessage::eventId).containsExactlyInAnyOrder("e1", "e2", "e3");
		otherNode.stop().get(60, TimeUnit.SECONDS);
	}

	@Test
	void handsRobotMessagesToTheSameHandlersAsHttp() throws Exception {
		this.client.start();
		StreamServer.Connection connection = this.server.connection();
		JsonNode message = Json.object()
			.put("msgId", "r1")
			.put("msgtype", "text")
			.set("text", Json.object().put("content", " hi"));
		assertThat(connection.robot("m1", message).answer().path("data").asText()).isEqualTo("{\"response\":null}");
		connection.robot("m2", message).answer();
		connection.robot("m3", Json.object().put("msgId", "r2").put("msgtype", "picture")).answer();
		Await.until("both handled", () -> this.messages.size() == 2);
		assertThat(this.messages).extracting(DingTalkRobotMessage::msgId).containsExactlyInAnyOrder("r1", "r2");
	}

	@Test
	void answersClicksOnCardsInWhateverOrderTheyAreReady() throws Exception {
		this.client.start();
		StreamServer.Connection connection = this.server.connection();
		connection.card("m1", "slow").card("m2", "fast");
		JsonNode fast = connection.answer();
		assertThat(fast.path("headers").path("messageId").asText()).isEqualTo("m2");
		assertThat(Json.readTree(fast.path("data").asText()).path("response").toString())
			.isEqualTo("{\"cardData\":{\"cardParamMap\":{\"track\":\"fast\"}},"
					+ "\"cardUpdateOptions\":{\"updateCardDataByKey\":true,\"updatePrivateDataByKey\":true}}");
		this.release.countDown();
		JsonNode slow = connection.answer();
		assertThat(slow.path("headers").path("messageId").asText()).isEqualTo("m1");
		assertThat(slow.path("data").asText()).contains("slow");
	}

	@Test
	void answersAClickWithinTwoSecondsWhateverItsHandlerDoes() throws Exception {
		this.client.start();
		JsonNode answer = this.server.connection().card("m1", "slow").answer();
		assertThat(this.release.getCount()).as("its handler still works").isEqualTo(1);
		assertThat(answer.path("code").asInt()).isEqualTo(200);
		assertThat(answer.path("data").asText()).isEqualTo("{\"response\":{}}");
	}

	@Test
	void survivesWhatIsNoFrameAndRefusesWhatItDidNotSubscribe() throws Exception {
		this.client.start();
		StreamServer.Connection connection = this.server.connection();
		connection.send("not json").send("{}").send("[]").send("{\"type\":\"EVENT\",\"headers\":1}");
		connection.system("CONNECTED", "{}").system("KEEPALIVE", "{}");
		assertThat(connection.callback("m1", "/v1.0/graph/api/invoke").answer().path("code").asInt()).isEqualTo(404);
		connection.callback("m2", StreamPushes.ROBOT);
		assertThat(connection.answer().path("headers").path("messageId").asText()).isEqualTo("m2");
		connection.event("m3", null, "user_add_org");
		assertThat(connection.answer().path("headers").path("messageId").asText()).isEqualTo("m3");
		assertThat(connection.isOpen()).isTrue();
	}

	@Test
	void asksForAnEventAgainWhenThereIsNoPlaceForIt() throws Exception {
		CallbackFixture narrow = new CallbackFixture(this.store, this.clock, 1, 1);
		this.toClose.add(narrow);
		DingTalkStreamClient busy = client(settings(Duration.ofSeconds(30)), narrow);
		busy.start();
		StreamServer.Connection connection = this.server.connection();
		// One runs and one or two wait, as many as have a place.
		int accepted = 0;
		String answer = "SUCCESS";
		while (accepted < 10 && answer.contains("SUCCESS")) {
			answer = connection.event("m" + accepted, "e" + accepted, "slow").answer().path("data").asText();
			accepted += answer.contains("SUCCESS") ? 1 : 0;
		}
		assertThat(answer).contains("\"LATER\"");
		assertThat(accepted).isBetween(2, 3);
		this.release.countDown();
		int expected = accepted;
		Await.until("all that were accepted are handled", () -> this.events.size() == expected);
		busy.stop().get(60, TimeUnit.SECONDS);
	}

	@Test
	void connectsAgainWithAnotherTicketWhenTheConnectionDrops() throws Exception {
		this.client.start();
		this.server.connection().drop();
		StreamServer.Connection second = this.server.connection();
		assertThat(this.server.opens()).hasSize(2);
		second.event("m1", "e1", "user_add_org").answer();
		Await.until("handled", () -> this.events.size() == 1);
		assertThat(this.client.status().lastError()).isNotNull();
	}

	@Test
	void noticesAConnectionThatIsHalfOpen() throws Exception {
		SilentServer silent = new SilentServer();
		this.toClose.add(silent);
		this.server.endpoint("ws://" + this.server.url().substring("http://".length()).split(":")[0] + ":"
				+ silent.port() + "/connect");
		DingTalkStreamClient probing = client(settings(Duration.ofMillis(100)));
		probing.start();
		Await.until("connected to the silent peer", () -> silent.accepted() > 0);
		Await.until("connected again", () -> silent.accepted() > 1);
		probing.stop().get(60, TimeUnit.SECONDS);
	}

	@Test
	void replacesAConnectionThatEndsAndFinishesItsAnswersFirst() throws Exception {
		this.client.start();
		StreamServer.Connection first = this.server.connection();
		first.card("m1", "slow").system("disconnect", "{\"reason\":\"connection is expired\"}");
		StreamServer.Connection second = this.server.connection();
		assertThat(first.isOpen()).as("the first connection while its answer is due").isTrue();
		this.release.countDown();
		assertThat(first.answer().path("headers").path("messageId").asText()).isEqualTo("m1");
		assertThat(first.closed()).isEqualTo(1000);
		second.event("m2", "e1", "user_add_org").answer();
		assertThat(this.server.hasNoConnection()).isTrue();
	}

	@Test
	void keepsTryingWhenItIsRefusedAndSaysWhyWithoutTheSecret() throws Exception {
		this.server.refuse(3);
		this.client.start();
		Await.until("refused", () -> this.client.status().lastError() != null);
		assertThat(this.client.status().lastError()).contains("authFailed").doesNotContain(SECRET);
		this.server.connection();
		assertThat(this.server.opens()).hasSize(4);
	}

	@Test
	void sendsNoTicketInClearTextToAnotherMachine() throws Exception {
		this.server.endpoint("ws://stream.example.com/connect");
		this.client.start();
		Await.until("refused", () -> this.client.status().lastError() != null);
		assertThat(this.client.status().lastError()).contains("without a secure endpoint");
	}

	@Test
	void closesAndStaysAwayWhenItIsStopped() throws Exception {
		this.client.start();
		StreamServer.Connection connection = this.server.connection();
		connection.card("m1", "slow");
		Await.until("the click has arrived", () -> this.client.status().lastPush() != null);
		var stopped = this.client.stop();
		this.release.countDown();
		connection.answer();
		assertThat(connection.closed()).isEqualTo(1000);
		stopped.get(60, TimeUnit.SECONDS);
		assertThat(this.client.status().connected()).isFalse();
		assertThat(this.server.opens()).hasSize(1);
	}

	@Test
	void connectsAgainWhenItIsStartedAgain() throws Exception {
		this.client.start();
		this.server.connection();
		this.client.stop().get(60, TimeUnit.SECONDS);
		this.client.start();
		this.server.connection().event("m1", "e1", "user_add_org").answer();
		Await.until("handled", () -> this.events.size() == 1);
	}

	@Test
	void pausesLongerAfterEachFailureButNotForever() {
		DingTalkStreamClient.Backoff backoff = new DingTalkStreamClient.Backoff(Duration.ofSeconds(1),
				Duration.ofSeconds(60));
		long longest = 1000;
		for (int i = 0; i < 40; i++) {
			assertThat(backoff.next().toMillis()).isBetween(longest / 2, longest);
			longest = Math.min(60_000, longest * 2);
		}
		backoff.reset();
		assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
	}

	private static DingTalkProperties.Stream settings(Duration ping) {
		return new DingTalkProperties.Stream(true, List.of(), ping, Duration.ofMillis(20), Duration.ofMillis(100),
				Duration.ofSeconds(3));
	}

	private DingTalkStreamClient client(DingTalkProperties.Stream settings) {
		CallbackFixture callbacks = new CallbackFixture(this.store, this.clock);
		this.toClose.add(callbacks);
		return client(settings, callbacks);
	}

	private DingTalkStreamClient client(DingTalkProperties.Stream settings, CallbackFixture callbacks) {
		DingTalkHttp http = DingTalkFixture.http(this.server.url(), this.server.url(), DingTalkFixture.okHttp(),
				this.clock);
		DingTalkClient.Credentials credentials = new DingTalkClient.Credentials("default", "dingabc", SECRET, null,
				"dingabc");
		return new DingTalkStreamClient(credentials, http,
				new StreamPushes(credentials, this.handlers, callbacks.runtime(), LateReplies.Mode.SEND),
				callbacks.runtime(), settings);
	}

}
