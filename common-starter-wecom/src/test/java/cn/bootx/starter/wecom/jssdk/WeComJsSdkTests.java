package cn.bootx.starter.wecom.jssdk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import me.chanjar.weixin.common.bean.WxJsapiSignature;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.WxCpAgentJsapiSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.agent.TestAgents;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComJsSdkTests {

	private static final String PAGE = "https://h5.example.com/order?name=%E4%BD%A0";

	private static final String CORP_TICKET = "/qyapi/cgi-bin/get_jsapi_ticket";

	private static final String AGENT_TICKET = "/qyapi/cgi-bin/ticket/get";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComAgent agent = this.corporation.agents().defaultAgent();

	private final WeComJsSdk sdk = new WeComJsSdk(this.corporation.agents(), Clock.systemUTC());

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	/** WeCom: the address as the browser shows it, its query encoded, no fragment. */
	@Test
	void signsTheAddressUndecodedAndWithoutItsFragment() {
		WeComJsSdk.Config config = this.sdk.config(PAGE + "#/pay?a=b");

		assertThat(config.signature())
			.isEqualTo(PageSignature.of(this.agent.corpTicket().get(), PAGE, config.nonceStr(), config.timestamp())
				.signature());
	}

	@Test
	void theTwoSignaturesHaveTheirOwnTickets() {
		WeComJsSdk.AgentConfig config = this.sdk.agentConfig(PAGE);

		assertThat(this.agent.agentTicket().get()).isNotEqualTo(this.agent.corpTicket().get());
		assertThat(config.signature())
			.isEqualTo(PageSignature.of(this.agent.agentTicket().get(), PAGE, config.nonceStr(), config.timestamp())
				.signature());
		assertThat(this.sdk.account("crm").agentConfig(PAGE).agentid()).isEqualTo("1000003");
		assertThat(this.corporation.agents().account("crm").agentTicket().get())
			.isNotEqualTo(this.agent.agentTicket().get());
	}

	@Test
	void wxJavaSignsWithTheSameTicketAndWithoutTheFragment() throws WxErrorException {
		WxCpService service = this.agent.wxCpService();
		WxJsapiSignature page = service.createJsapiSignature(PAGE + "#top");
		WxCpAgentJsapiSignature agentPage = service.createAgentJsapiSignature(PAGE + "#top");
		this.sdk.config(PAGE);
		this.sdk.agentConfig(PAGE);

		assertThat(page.getAppId()).isEqualTo(SimulatedCorporation.CORP_ID);
		assertThat(page.getUrl()).isEqualTo(PAGE);
		assertThat(page.getSignature())
			.isEqualTo(PageSignature.of(this.agent.corpTicket().get(), PAGE, page.getNonceStr(), page.getTimestamp())
				.signature());
		assertThat(agentPage.getCorpid()).isEqualTo(SimulatedCorporation.CORP_ID);
		assertThat(agentPage.getAgentid()).isEqualTo(SimulatedCorporation.AGENT_ID);
		assertThat(agentPage.getUrl()).isEqualTo(PAGE);
		assertThat(agentPage.getSignature()).isEqualTo(PageSignature
			.of(this.agent.agentTicket().get(), PAGE, agentPage.getNonceStr(), agentPage.getTimestamp())
			.signature());
		assertThat(service.getJsapiTicket()).isEqualTo(this.agent.corpTicket().get());
		assertThat(service.getWxCpConfigStorage().getJsapiTicket()).isEqualTo(service.getJsapiTicket());
		assertThat(service.getWxCpConfigStorage().getAgentJsapiTicket()).isEqualTo(service.getAgentJsapiTicket());
		assertThat(calls(CORP_TICKET)).isOne();
		assertThat(calls(AGENT_TICKET)).isOne();
	}

	@Test
	void wxJavaAsksForAnotherTicketOnDemandOnly() throws WxErrorException {
		WxCpService service = this.agent.wxCpService();
		service.getJsapiTicket();
		service.getJsapiTicket(true);
		service.getAgentJsapiTicket(true);

		assertThat(calls(CORP_TICKET)).isEqualTo(2);
		assertThat(calls(AGENT_TICKET)).isEqualTo(2);
	}

	@Test
	void aRefusedTicketIsReplacedOnce() {
		String refused = this.agent.corpTicket().get();
		this.corporation.simulator()
			.faults()
			.next(CORP_TICKET, 1,
					SimulatorResponse.json(Map.of("errcode", 0, "ticket", "another", "expires_in", 7200)));

		assertThat(this.agent.corpTicket().invalidate(refused)).isTrue();
		assertThat(this.agent.corpTicket().get()).isEqualTo("another");
		assertThat(this.agent.corpTicket().invalidate("another")).isFalse();
		assertThat(this.agent.corpTicket().invalidate(refused)).isTrue();
		assertThat(calls(CORP_TICKET)).isEqualTo(2);
	}

	@Test
	void aRevokedTokenIsReplacedBeforeTheTicketIsFetched() {
		this.agent.tokens().get();
		this.corporation.agent().endToken(false);

		assertThat(this.sdk.config(PAGE).signature()).hasSize(40);
		assertThat(calls("/qyapi/cgi-bin/gettoken")).isEqualTo(2);
		assertThat(calls(CORP_TICKET)).isEqualTo(2);
	}

	@Test
	void aRefusalIsThePlatformsWithItsRemedyInWxJavaToo() {
		SimulatorResponse refusal = SimulatorResponse
			.json(Map.of("errcode", 60020, "errmsg", "not allow to access from your ip, from ip: 9.9.9.9"));
		this.corporation.simulator().faults().next(CORP_TICKET, 1, refusal);

		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sdk.config(PAGE))
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED));
		assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> this.agent.wxCpService().getJsapiTicket())
			.satisfies((failure) -> assertThat(failure.getError().getErrorCode()).isEqualTo(60020));
		assertThat(calls(CORP_TICKET)).isOne();
	}

	@Test
	void whatIsNoAddressCostsNoCall() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sdk.config("order"));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sdk.agentConfig(""));
		assertThat(this.corporation.simulator().calls().count("/qyapi/cgi-bin/gettoken")).isZero();
	}

	@Test
	void anAgentWithoutAnIdHasTheCorporationsSignatureOnly() {
		WeComAgents agents = new WeComAgents(List.of(new TestAgents(this.corporation.http(), this.corporation.baseUrl(),
				this.corporation.store(), Executors.newSingleThreadScheduledExecutor())
			.agent("contacts", SimulatedCorporation.CORP_ID, SimulatedCorporation.SECRET, null, null)));
		WeComJsSdk contacts = new WeComJsSdk(agents, Clock.systemUTC());

		assertThat(contacts.config(PAGE).appId()).isEqualTo(SimulatedCorporation.CORP_ID);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> contacts.agentConfig(PAGE))
			.withMessageContaining("agents.contacts.agent-id");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> contacts.account("other"))
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	private long calls(String api) {
		return this.corporation.simulator().calls().count(api);
	}

}
