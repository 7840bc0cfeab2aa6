package cn.bootx.starter.wechatopen.component;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes over the wire, member by member.
 */
class ComponentWireTests {

	private static final String ANSWER = """
			{"pre_auth_code":"p","expires_in":600,"option_value":"1","total_count":0,"list":[],
			"authorizer_access_token":"a","authorizer_refresh_token":"r",
			"authorizer_info":{},"authorization_info":{"authorizer_appid":"wx1","authorizer_access_token":"a",
			"authorizer_refresh_token":"r","expires_in":7200}}""";

	private final OpenPlatform platform = new OpenPlatform();

	private final OpenPlatform.Node node = this.platform.node();

	private final WeChatOpenComponentService service = this.node.service;

	private String token;

	@BeforeEach
	void fetchToken() {
		this.node.tickets.keep("the-ticket");
		this.platform.simulator.faults()
			.next("/cgi-bin/component/api_component_token", 1,
					Answers.json("{\"component_access_token\":\"the-token\",\"expires_in\":7200}"));
		this.token = this.service.tokens().get();
	}

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void componentToken() {
		assertWire("api_component_token", """
				{"component_appid":"wxcomponent0001","component_appsecret":"component-secret-of-the-test",
				"component_verify_ticket":"the-ticket"}""", false);
	}

	@Test
	void startPushTicket() {
		answer("api_start_push_ticket");
		this.service.startPushTicket();
		assertWire("api_start_push_ticket", """
				{"component_appid":"wxcomponent0001","component_secret":"component-secret-of-the-test"}""", false);
	}

	@Test
	void preAuthCode() {
		answer("api_create_preauthcode");
		assertThat(this.service.preAuthCode().lifetime()).hasMinutes(10);
		assertWire("api_create_preauthcode", "{\"component_appid\":\"wxcomponent0001\"}", true);
	}

	@Test
	void queryAuth() {
		answer("api_query_auth");
		this.service.queryAuth("the-code");
		assertWire("api_query_auth", """
				{"component_appid":"wxcomponent0001","authorization_code":"the-code"}""", true);
	}

	@Test
	void authorizerToken() {
		answer("api_authorizer_token");
		assertThat(this.service.authorizerToken("wx1", "the-refresh-token").refreshToken()).isEqualTo("r");
		assertWire("api_authorizer_token", """
				{"component_appid":"wxcomponent0001","authorizer_appid":"wx1",
				"authorizer_refresh_token":"the-refresh-token"}""", true);
	}

	@Test
	void aTokenAnswerWithoutARefreshTokenKeepsTheOneThatWasUsed() {
		this.platform.simulator.faults()
			.next("/cgi-bin/component/api_authorizer_token", 1, Answers.json("{\"authorizer_access_token\":\"a\"}"));
		assertThat(this.service.authorizerToken("wx1", "used").refreshToken()).isEqualTo("used");
	}

	@Test
	void authorizerInfo() {
		answer("api_get_authorizer_info");
		this.service.authorizer("wx1");
		assertWire("api_get_authorizer_info", """
				{"component_appid":"wxcomponent0001","authorizer_appid":"wx1"}""", true);
	}

	@Test
	void authorizerList() {
		answer("api_get_authorizer_list");
		this.service.authorizers(500, 100);
		assertWire("api_get_authorizer_list", """
				{"component_appid":"wxcomponent0001","offset":500,"count":100}""", true);
	}

	@Test
	void authorizerOption() {
		answer("api_get_authorizer_option");
		assertThat(this.service.authorizerOption("wx1", "location_report")).isEqualTo("1");
		assertWire("api_get_authorizer_option", """
				{"component_appid":"wxcomponent0001","authorizer_appid":"wx1","option_name":"location_report"}""",
				true);
	}

	@Test
	void setAuthorizerOption() {
		answer("api_set_authorizer_option");
		this.service.setAuthorizerOption("wx1", "location_report", "2");
		assertWire("api_set_authorizer_option", """
				{"component_appid":"wxcomponent0001","authorizer_appid":"wx1","option_name":"location_report",
				"option_value":"2"}""", true);
	}

	private void answer(String api) {
		this.platform.simulator.faults().next("/cgi-bin/component/" + api, 1, Answers.json(ANSWER));
	}

	private void assertWire(String api, String body, boolean withToken) {
		RecordedCall call = this.platform.simulator.calls().of("/cgi-bin/component/" + api).get(0);
		JsonNode expected = Json.readTree(body);
		assertThat(call.method()).isEqualTo("POST");
		assertThat(call.json()).isEqualTo(expected);
		if (withToken) {
			assertThat(call.query()).containsOnly(Map.entry("component_access_token", this.token));
		}
		else {
			assertThat(call.query()).isEmpty();
		}
	}

}
