package cn.bootx.starter.dingtalk.message;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkCardServiceTests {

	private static final String DELIVER = "/v1.0/card/instances/createAndDeliver";

	private static final String INSTANCES = "/v1.0/card/instances";

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkCardService cards = this.platform.app().cards();

	private final DingTalkCardService.Card card = DingTalkCardService.Card.of("tpl.schema", "order-1",
			Map.of("title", "审批", "amount", "12"));

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void sendsToAGroup() {
		this.platform.answer(DELIVER, "{\"success\":true,\"result\":{\"deliverResults\":[{\"success\":true}]}}");
		this.cards.sendToGroup("cid1==", this.card);
		Golden.assertMatches("card/group", this.platform.calls(DELIVER).get(0).json());
	}

	@Test
	void sendsToAUser() {
		this.platform.answer(DELIVER, "{\"success\":true,\"result\":{}}");
		this.cards.sendToUser("u1", this.card);
		Golden.assertMatches("card/user", this.platform.calls(DELIVER).get(0).json());
	}

	@Test
	void reportsADeliveryThatFailedInsideOfASuccess() {
		this.platform.answer(DELIVER,
				"{\"success\":true,\"result\":{\"deliverResults\":[{\"success\":\"false\",\"errorMsg\":\"spaceId 非法\"}]}}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.cards.sendToUser("u1", this.card))
			.withMessageContaining("spaceId 非法");
	}

	@Test
	void createsACardFirstAndDeliversItLater() {
		this.platform.answer(INSTANCES, "{\"success\":true}");
		this.platform.answer(INSTANCES + "/deliver", "{\"success\":true,\"result\":[{\"success\":true}]}");
		this.cards.create(this.card);
		this.cards.deliverToUser("order-1", "u1");
		this.cards.deliverToGroup("order-1", "cid1==");
		assertThat(this.platform.calls(INSTANCES).get(0).method()).isEqualTo("POST");
		assertThat(this.platform.calls(INSTANCES + "/deliver").get(0).body())
			.isEqualTo("{\"outTrackId\":\"order-1\",\"userIdType\":1,\"openSpaceId\":\"dtv1.card//IM_ROBOT.u1\","
					+ "\"imRobotOpenDeliverModel\":{\"spaceType\":\"IM_ROBOT\",\"robotCode\":\"dingabcdefgh\"}}");
		this.platform.answer(INSTANCES + "/deliver",
				"{\"success\":true,\"result\":[{\"success\":false,\"errorMsg\":\"no such space\"}]}");
		this.cards.deliverToUser("order-1", "u1");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.cards.deliverToUser("order-1", "nobody"))
			.withMessageContaining("no such space");
	}

	@Test
	void sendsClicksToARegisteredAddress() {
		this.platform.answer("/v1.0/card/callbacks/register", "{\"success\":true}");
		this.platform.answer(DELIVER, "{\"success\":true}");
		this.cards.registerCallback("route1", URI.create("https://host.example.com/dingtalk/portal"), "s3cr3t");
		this.cards.sendToUser("u1", this.card.withCallback("route1"));
		assertThat(this.platform.calls("/v1.0/card/callbacks/register").get(0).body())
			.isEqualTo("{\"callbackRouteKey\":\"route1\","
					+ "\"callbackUrl\":\"https://host.example.com/dingtalk/portal\",\"apiSecret\":\"s3cr3t\","
					+ "\"forceUpdate\":true}");
		assertThat(this.platform.calls(DELIVER).get(0).json().path("callbackType").asText()).isEqualTo("HTTP");
		assertThat(this.platform.calls(DELIVER).get(0).json().path("callbackRouteKey").asText()).isEqualTo("route1");
	}

	@Test
	void changesSomeValues() {
		this.platform.answer(INSTANCES, "{\"success\":true}");
		this.cards.update("order-1", Map.of("amount", "13"));
		StubPlatform.Call call = this.platform.calls(INSTANCES).get(0);
		assertThat(call.method()).isEqualTo("PUT");
		Golden.assertMatches("card/update", call.json());
	}

	@Test
	void writesIntoAVariableWhileTheTextGrows() {
		this.platform.answer("/v1.0/card/streaming", "{\"success\":true}");
		this.cards.stream("order-1", "content", "Hel", false);
		assertThat(this.platform.calls("/v1.0/card/streaming").get(0).json()).isEqualTo(Json.object()
			.put("outTrackId", "order-1")
			.put("guid", this.platform.calls("/v1.0/card/streaming").get(0).json().path("guid").asText())
			.put("key", "content")
			.put("content", "Hel")
			.put("isFull", true)
			.put("isFinalize", false)
			.put("isError", false));
	}

}
