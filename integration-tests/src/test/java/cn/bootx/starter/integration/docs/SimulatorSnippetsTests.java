package cn.bootx.starter.integration.docs;

import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.integration.all.AllStartersApplication;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of {@code docs/simulator.md}, run.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = AllStartersApplication.class,
		properties = "spring.main.web-application-type=servlet")
@ActiveProfiles("all")
class SimulatorSnippetsTests {

	@Autowired
	private PlatformSimulator simulator;

	@Autowired
	private WeComNoticeSender sender;

	@Test
	void answersAFan() {
		PushOutcome outcome = this.simulator.wechat().account("wx00000000quickst1").fan("oReader").sends("你好");

		assertThat(outcome.replyText()).isEqualTo("re: 你好");
		assertThat(outcome.attempts()).hasSize(1);
	}

	@Test
	void reachesTheColleague() throws InterruptedException {
		this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "已审批");

		this.simulator.chats().await((message) -> message.text().equals("已审批"), Duration.ofSeconds(5));
	}

	@Test
	void namesTheCodeOfAFailure() {
		this.simulator.faults()
			.next("/qyapi/cgi-bin/message/send", 1,
					SimulatorResponse.json(Map.of("errcode", 48002, "errmsg", "forbidden")));

		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "已审批"))
			.matches((failure) -> failure.code().equals("48002"));
	}

	@Test
	void fetchesOneToken() {
		this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "one");
		this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "two");

		assertThat(this.simulator.calls().count("/qyapi/cgi-bin/gettoken")).isEqualTo(1);
	}

}
