package cn.bootx.starter.integration.all;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What must work with all four starters in one context, on every web stack and every line
 * of Spring Boot.
 */
abstract class AllStartersContract {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String CUSTOMER = "wxcustomer0000001";

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Autowired
	private ApplicationContext context;

	@Test
	void thereIsOneServiceOfEachKindToInject() {
		assertThat(this.context.getBeanNamesForType(WxMpService.class)).hasSize(1);
	}

	@Test
	void anEncryptedTextIsAnsweredByTheHostsHandler() {
		assertThat(account().fan("oReader").sends("你好 <&>]]>").replyText()).isEqualTo("re: 你好 <&>]]>");
	}

	@Test
	void aForgedPushIsRefusedWithAnEmptyBodyAndNothingIsDispatched() throws Exception {
		PushOutcome real = account().fan("oForger").sends("first");
		assertThat(real.accepted()).isTrue();
		for (String query : new String[] { "", "?signature=0&timestamp=1&nonce=2", "?signature=%zz&timestamp=1&nonce=2",
				"?encrypt_type=aes&msg_signature=a&timestamp=1&nonce=2" }) {
			RawHttp.Answer answer = RawHttp.post(this.port, "/wechat/portal" + query,
					"<xml><Content>forged</Content></xml>");
			assertThat(answer.status()).as(query).isBetween(400, 403);
			assertThat(answer.body()).as(query).isEmpty();
		}
	}

	@Test
	void aTemplateMessageArrives() {
		account().fan("oReceiver");
		this.context.getBean(WeChatTemplateSender.class)
			.send("oReceiver", WeChatTemplateMessage.of("shipped").with("thing1", "a book").with("time2", "today"));
		arrives("您购买的 a book 已发货");
	}

	@Test
	void weComMessagesArrive() {
		this.context.getBean(WeComNoticeSender.class).sendTextNotice(WeComReceivers.users("zhangsan"), "wecom notice");
		this.context.getBean(WeComRobotNoticeSender.class).sendTextNotice("ops", "wecom robot");
		arrives("wecom notice");
		arrives("wecom robot");
	}

	@Test
	void dingTalkMessagesArrive() {
		this.context.getBean(DingTalkNoticeSender.class)
			.sendText(DingTalkNoticeReceivers.users("zhangsan"), "ding notice");
		this.context.getBean(DingRobotNoticeSender.class).sendSimpleText("alarm", "ding robot");
		arrives("ding notice");
		arrives("ding robot");
	}

	@Test
	void aPlatformErrorNamesCodeRequestAndRemedyButNoSecret() {
		this.simulator.faults()
			.next("/cgi-bin/message/template/send", 1, SimulatorResponse
				.json(Map.of("errcode", 48001, "errmsg", "api unauthorized rid: 617682e0-09059ac5-34a8e2ea")));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.context.getBean(WeChatTemplateSender.class)
				.send("oReceiver", WeChatTemplateMessage.of("shipped")))
			.satisfies((failure) -> {
				assertThat(failure.category()).isEqualTo(ErrorCategory.PERMISSION);
				assertThat(failure.code()).isEqualTo("48001");
				assertThat(failure.requestId()).hasValue("617682e0-09059ac5-34a8e2ea");
				assertThat(failure.hint()).isPresent();
				assertThat(failure.getMessage()).doesNotContain("access_token=")
					.doesNotContain("quickstart-app-secret");
			});
	}

	@Test
	void anAuthorizedAccountsMessagesAreAnswered() {
		this.simulator.wechatOpen().component("wx00000000quickstC").pushTicket();
		String page = body("/wechat/open/authorize");
		assertThat(page).contains("componentloginpage");
		String preAuthCode = URLDecoder.decode(page.replaceAll("(?s).*pre_auth_code=([^&\"]+).*", "$1"),
				StandardCharsets.UTF_8);
		this.simulator.wechatOpen()
			.component("wx00000000quickstC")
			.authorize(preAuthCode, "http://localhost:" + this.port + "/nowhere", CUSTOMER)
			.push()
			.join();
		assertThat(this.simulator.wechat().account(CUSTOMER).fan("oCustomer").sends("hi").replyText())
			.isEqualTo("re: hi");
	}

	private SimulatedAccount account() {
		return this.simulator.wechat().account("wx00000000quickst1");
	}

	private void arrives(String text) {
		try {
			this.simulator.chats().await((message) -> message.text().contains(text), SOON);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String body(String path) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
