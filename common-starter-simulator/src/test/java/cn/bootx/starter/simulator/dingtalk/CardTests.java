package cn.bootx.starter.simulator.dingtalk;

import java.util.Map;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.dingtalk.card.SimulatedDingCard;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.robot.DingSign;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CardTests {

	private static final String CARD = "/dingapi/v1.0/card/";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void createsAndDeliversACardToEverySpaceThatExists() {
		this.bed.ding.registerGroup("cid1", "dingkey");
		JsonNode result = create("\"openSpaceId\":\"dtv1.card//IM_GROUP.cid1;IM_ROBOT.u1;IM_ROBOT.ghost\"")
			.path("result");
		assertThat(result.path("outTrackId").asText()).isEqualTo("track1");
		assertThat(result.path("deliverResults")).hasSize(3);
		assertThat(result.at("/deliverResults/2/success").asBoolean()).isFalse();
		assertThat(card().spaces()).containsExactly("IM_GROUP.cid1", "IM_ROBOT.u1");
		assertThat(create("\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\"").path("code").asText())
			.isEqualTo("param.duplicate.outTrackId");
	}

	@Test
	void replacesValuesUnlessTheyAreUpdatedByKey() {
		create("\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\"");
		update("{\"outTrackId\":\"track1\",\"cardData\":{\"cardParamMap\":{\"b\":\"2\"}},"
				+ "\"cardUpdateOptions\":{\"updateCardDataByKey\":true},"
				+ "\"privateData\":{\"u1\":{\"cardParamMap\":{\"mine\":\"1\"}}}}");
		assertThat(card().values()).isEqualTo(Map.of("a", "1", "b", "2"));
		assertThat(card().valuesOf("u1")).isEqualTo(Map.of("mine", "1"));
		update("{\"outTrackId\":\"track1\",\"cardData\":{\"cardParamMap\":{\"c\":\"3\"}}}");
		assertThat(card().values()).isEqualTo(Map.of("c", "3"));
		assertThat(update("{\"outTrackId\":\"none\",\"cardData\":{}}").path("code").asText()).isEqualTo("param.error");
	}

	@Test
	void streamsAValueUntilItIsFinal() {
		create("\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\"");
		stream("hel", false, false);
		stream("lo", false, false);
		assertThat(card().values()).containsEntry("text", "hello");
		stream("bye", true, true);
		assertThat(card().values()).containsEntry("text", "bye");
		assertThat(card().finished("text")).isTrue();
		assertThat(stream("late", true, false).has("code")).isTrue();
	}

	@Test
	void asksTheApplicationInStreamModeAndShowsItsAnswer() throws InterruptedException {
		create("\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\"");
		StreamClient client = StreamClient.connect(DingTestBed.json(this.bed.send(
				"/dingapi/v1.0/gateway/connections/open", "Accept", "application/json",
				"{\"clientId\":\"dingkey\",\"clientSecret\":\"dingsecret\",\"subscriptions\":[{\"type\":\"CALLBACK\",\"topic\":\""
						+ DingStream.CARD_TOPIC + "\"}]}")),
				(frame) -> Map.of("response",
						Map.of("userPrivateData", Map.of("cardParamMap", Map.of("done", "yes")))));
		this.bed.app.stream().awaitConnections(1);
		assertThat(card().press("u1", "agree", Map.of("n", 1)).accepted()).isTrue();
		JsonNode action = DingParameters.parse(client.frames.get(0).path("data").asText());
		assertThat(action).isNotNull();
		assertThat(action.path("type").asText()).isEqualTo("actionCallback");
		assertThat(action.path("content").asText())
			.isEqualTo("{\"cardPrivateData\":{\"actionIds\":[\"agree\"],\"params\":{\"n\":1}}}");
		assertThat(card().valuesOf("u1")).containsEntry("done", "yes");
	}

	@Test
	void asksTheApplicationOverHttpWhereTheCardNamesARoute() {
		try (HostStub host = HostStub.start()) {
			host.answers("{\"cardData\":{\"cardParamMap\":{\"state\":\"agreed\"}}}");
			JsonNode registered = DingTestBed.json(this.bed.modern(CARD + "callbacks/register",
					"{\"callbackRouteKey\":\"r1\",\"callbackUrl\":\"%s\",\"apiSecret\":\"ACTION\"}"
						.formatted(host.uri("/card"))));
			assertThat(registered.at("/result/apiSecret").asText()).isEqualTo("ACTION");
			create("\"callbackRouteKey\":\"r1\",\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\"");
			assertThat(card().press("u1", "agree", Map.of()).accepted()).isTrue();
			assertThat(host.onlyCall().body()).contains("track1");
			assertThat(card().values()).isEqualTo(Map.of("state", "agreed"));
		}
	}

	@Test
	void signsOnlyTheTimestamp() {
		assertThat(DingSign.of("1700000000000", "ACTION")).isEqualTo("ZDl1TSqcOZvcWEsqqUm1kbBYI8Lv5ssEdzZ3QsjoP9c=");
	}

	private JsonNode create(String more) {
		return DingTestBed.json(this.bed.modern(CARD + "instances/createAndDeliver",
				"{\"outTrackId\":\"track1\",\"cardTemplateId\":\"t.schema\",\"cardData\":{\"cardParamMap\":{\"a\":\"1\"}},"
						+ more + "}"));
	}

	private JsonNode update(String body) {
		return this.bed.put(CARD + "instances", body);
	}

	private JsonNode stream(String content, boolean full, boolean last) {
		return this.bed.put(CARD + "streaming",
				"{\"outTrackId\":\"track1\",\"guid\":\"g\",\"key\":\"text\",\"content\":\"%s\",\"isFull\":%s,\"isFinalize\":%s}"
					.formatted(content, full, last));
	}

	private SimulatedDingCard card() {
		return this.bed.ding.card("track1");
	}

}
