package cn.bootx.starter.dingtalk.stream;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a handler gets is the very tree that the frame was parsed to: with another parse
 * on the way it would be another tree.
 */
class StreamPushesTests {

	private final Clock clock = Clock.systemUTC();

	private final CallbackFixture callbacks = new CallbackFixture(new InMemoryExpiringStore(this.clock), this.clock);

	private final List<JsonNode> seen = new CopyOnWriteArrayList<>();

	private final DingTalkDispatch handlers = new DingTalkDispatch(
			DingTalkFixture.http("http://127.0.0.1:1", "http://127.0.0.1:1", DingTalkFixture.okHttp(), this.clock),
			DingTalkFixture.noAccounts(), new InMemoryExpiringStore(this.clock), this.clock)
		.addEventHandler((event) -> this.seen.add(event.data()))
		.addRobotHandler((message) -> {
			this.seen.add(message.raw());
			return null;
		})
		.addCardHandler((action) -> {
			this.seen.add(action.raw());
			return null;
		});

	private final StreamPushes pushes = new StreamPushes(
			new DingTalkClient.Credentials("default", "dingabc", "secret", null, "dingabc"), this.handlers,
			this.callbacks.runtime(), LateReplies.Mode.SEND);

	@AfterEach
	void stop() {
		this.callbacks.close();
	}

	@Test
	void parsesARobotMessageOnce() throws Exception {
		parsedOnce("CALLBACK", StreamPushes.ROBOT, Json.object().put("msgId", "r1").put("msgtype", "text"));
	}

	@Test
	void parsesAnEventOnce() throws Exception {
		parsedOnce("EVENT", "*", Json.object().put("userId", "u1"));
	}

	@Test
	void parsesAClickOnce() throws Exception {
		parsedOnce("CALLBACK", StreamPushes.CARD, Json.object().put("outTrackId", "o1"));
	}

	@Test
	void refusesDataThatIsNotJson() throws Exception {
		StreamFrame frame = StreamFrame.read("{\"type\":\"CALLBACK\",\"headers\":{\"messageId\":\"m1\",\"topic\":\""
				+ StreamPushes.ROBOT + "\"},\"data\":\"{\"}");
		assertThat(Json.readTree(this.pushes.handle(frame).get(60, TimeUnit.SECONDS)).path("code").asInt())
			.isEqualTo(400);
		assertThat(this.seen).isEmpty();
	}

	private void parsedOnce(String type, String topic, JsonNode data) throws Exception {
		StreamFrame frame = StreamFrame.read(Json.write(Json.object()
			.put("type", type)
			.put("data", Json.write(data))
			.set("headers", Json.object().put("messageId", "m1").put("topic", topic).put("eventId", "e1"))));
		this.pushes.handle(frame).get(60, TimeUnit.SECONDS);
		Await.until("handled", () -> this.seen.size() == 1);
		assertThat(this.seen.get(0)).isSameAs(frame.data()).isEqualTo(data);
	}

}
