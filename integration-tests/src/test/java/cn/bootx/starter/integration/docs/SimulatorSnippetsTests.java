package cn.bootx.starter.integration.docs;

import java.util.Map;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.integration.all.AllStartersApplication;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.test.SimulatedPlatforms;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of {@code docs/simulator.md}, run.
 */
@SpringBootTest(classes = AllStartersApplication.class,
		properties = { "spring.main.web-application-type=servlet", "bootx.starter.third.store.expiring=memory",
				"bootx.starter.third.store.records=memory" })
@SimulatedPlatforms
class SimulatorSnippetsTests {

	@Autowired
	private WeComNoticeSender sender;

	@Test
	void answersAFan(Fan fan) {
		fan.sends("你好").expectsReply("re: 你好");
	}

	@Test
	void reachesTheColleague(SimulatedWeComUser colleague) {
		this.sender.sendTextNotice(WeComReceivers.users(colleague.user().userId()), "已审批");

		colleague.expects("已审批");
	}

	@Test
	void namesTheCodeOfAFailure(PlatformSimulator simulator) {
		simulator.faults()
			.next("/qyapi/cgi-bin/message/send", 1,
					SimulatorResponse.json(Map.of("errcode", 48002, "errmsg", "forbidden")));

		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "已审批"))
			.matches((failure) -> failure.code().equals("48002"));
	}

	@Test
	void fetchesNoSecondToken(PlatformSimulator simulator) {
		this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "one");
		this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "two");

		assertThat(simulator.calls().count("/qyapi/cgi-bin/gettoken")).isLessThanOrEqualTo(1);
	}

}
