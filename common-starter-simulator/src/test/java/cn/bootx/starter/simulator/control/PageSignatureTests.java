package cn.bootx.starter.simulator.control;

import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The signature of a JS-SDK page is checked by the rule of each platform. */
class PageSignatureTests {

	private static final String WECHAT = "wx5151515151515151";

	private static final String WECOM = "ww5353535353535353:1000001";

	private static final String DING = "dingsimulatedapp";

	private static final String PAGE = "https://e.com/a?name=%E5%BC%A0+b";

	private final ReadySimulator ready = new ReadySimulator();

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void weChatSignsTheAddressAsItIsWithoutItsFragment() {
		String token = this.ready.simulator.wechat().account(WECHAT).tokens().issue();
		String ticket = this.ready.api.get("/cgi-bin/ticket/getticket?type=jsapi&access_token=" + token)
			.path("ticket")
			.asText();
		assertThat(check(WECHAT, PAGE + "#top", signed(ticket, PAGE), "").path("valid").asBoolean()).isTrue();
		JsonNode wrong = check(WECHAT, PAGE + "#top", signed(ticket, PAGE + "#top"), "");
		assertThat(wrong.path("valid").asBoolean()).isFalse();
		assertThat(wrong.path("expected").asText()).isEqualTo(text(ticket, PAGE));
		assertThat(wrong.path("problem").asText()).contains("address");
		assertThat(check(WECHAT, PAGE, signed(ticket, "https://e.com/a?name=张+b"), "").path("problem").asText())
			.contains("address");
		assertThat(check(WECHAT, PAGE, "0", "").path("problem").asText()).contains("ticket, nonce, time or address");
		this.ready.done("POST", "/_sim/clock", "{\"advance\":\"PT2H1S\"}");
		JsonNode expired = check(WECHAT, PAGE, signed(ticket, PAGE), "");
		assertThat(expired.path("valid").asBoolean()).isFalse();
		assertThat(expired.has("expected")).isFalse();
	}

	@Test
	void weComHasATicketOfTheCorporationAndOneOfTheAgent() {
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		String config = this.ready.api.get("/qyapi/cgi-bin/get_jsapi_ticket?access_token=" + token)
			.path("ticket")
			.asText();
		assertThat(check(WECOM, PAGE, signed(config, PAGE), ",\"ticketKind\":\"agent\"").path("problem").asText())
			.contains("no ticket");
		String agent = this.ready.api.get("/qyapi/cgi-bin/ticket/get?type=agent_config&access_token=" + token)
			.path("ticket")
			.asText();
		assertThat(check(WECOM, PAGE + "#x", signed(config, PAGE), "").path("valid").asBoolean()).isTrue();
		assertThat(check(WECOM, PAGE, signed(agent, PAGE), ",\"ticketKind\":\"agent\"").path("valid").asBoolean())
			.isTrue();
		assertThat(check(WECOM, PAGE, signed(config, PAGE), ",\"ticketKind\":\"agent\"").path("problem").asText())
			.contains("the ticket of config");
		assertThat(check(WECOM, PAGE, signed(agent, PAGE), "").path("problem").asText())
			.contains("the ticket of agent");
	}

	@Test
	void dingTalkSignsTheDecodedAddressWithTheTicketOfEitherFamily() {
		String modern = this.ready.dingTalk("POST", "/v1.0/oauth2/jsapiTickets", "{}").path("jsapiTicket").asText();
		String decoded = "https://e.com/a?name=张+b";
		assertThat(check(DING, PAGE + "#x", signed(modern, decoded), "").path("valid").asBoolean()).isTrue();
		JsonNode wrong = check(DING, PAGE, signed(modern, PAGE), "");
		assertThat(wrong.path("expected").asText()).isEqualTo(text(modern, decoded));
		assertThat(wrong.path("problem").asText()).contains("address");
		assertThat(
				check(DING, "https://e.com/100%", signed(modern, "https://e.com/100%"), "").path("valid").asBoolean())
			.isTrue();
		String token = this.ready.api.get("/oapi/gettoken?appkey=dingsimulatedapp&appsecret=s")
			.path("access_token")
			.asText();
		String old = this.ready.api.get("/oapi/get_jsapi_ticket?type=jsapi&access_token=" + token)
			.path("ticket")
			.asText();
		assertThat(old).isNotEmpty();
		assertThat(check(DING, PAGE, signed(old, decoded), "").path("valid").asBoolean()).isTrue();
		this.ready.refused(400, "WRONG_VALUE", "POST", "/_sim/accounts/" + DING + "/page-signature",
				body(PAGE, "0", ",\"ticketKind\":\"agent\""));
	}

	private JsonNode check(String account, String url, String signature, String more) {
		return this.ready.done("POST", "/_sim/accounts/" + account + "/page-signature", body(url, signature, more));
	}

	private static String body(String url, String signature, String more) {
		return "{\"url\":%s,\"timestamp\":1414587457,\"nonceStr\":\"n\",\"signature\":\"%s\"%s}"
			.formatted(Json.tree(url), signature, more);
	}

	private static String signed(String ticket, String url) {
		return Sha1Signature.of(text(ticket, url));
	}

	private static String text(String ticket, String url) {
		return "jsapi_ticket=" + ticket + "&noncestr=n&timestamp=1414587457&url=" + url;
	}

}
