package cn.bootx.starter.integration.simulated;

import java.util.Map;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.test.SimulatedPlatforms;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the annotation gives a Spring Boot test, with and without a web server, on every
 * line.
 */
@SimulatedPlatforms
abstract class SimulatedPlatformsContract {

	static final String STORES = "bootx.starter.third.store.expiring=memory";

	static final String RECORDS = "bootx.starter.third.store.records=memory";

	@Autowired
	private WxMpService wechat;

	@Autowired
	private WeComNoticeSender wecomNotices;

	@Autowired
	private DingTalkNoticeSender dingNotices;

	private Fan known;

	@BeforeEach
	void aFanIsKnown(Fan fan) {
		this.known = fan;
	}

	@Test
	void aFanGetsTheHandlersReply(Fan fan, Fan other) {
		fan.sends("你好").expectsReply("wechat: 你好");
		fan.expects("wechat: 你好");
		fan.event("subscribe", Map.of("EventKey", "")).expectsNoReply();
		assertThat(other.chat()).isEmpty();
		assertThat(fan).isSameAs(this.known);
	}

	@Test
	void aColleagueGetsTheHandlersReplyAndANotice(SimulatedWeComUser zhangsan) {
		zhangsan.sends("hi").expectsReply("wecom: hi");
		this.wecomNotices.sendTextNotice(WeComReceivers.users(zhangsan.user().userId()), "已审批");
		zhangsan.expects("已审批");
	}

	@Test
	void aDingTalkUserGetsTheHandlersReplyAndANotice(SimulatedDingUser lisi, DingGroup group) {
		lisi.says("hi").expectsReply("ding: hi");
		lisi.saysInGroup(group.openConversationId(), group.name(), "all").expectsReply("ding: all");
		this.dingNotices.sendText(DingTalkNoticeReceivers.users(lisi.user().userId()), "日报");
		lisi.expects("日报");
	}

	@Test
	void theOpenPlatformPushesItsTicket(SimulatedComponent component) {
		assertThat(component.pushTicket().delivered()).isTrue();
	}

	@Test
	void accountsAreThoseOfTheApplication(SimulatedAccount account, SimulatedDingTalkApp app, MiniProgramUser user) {
		assertThat(account.appId()).isEqualTo(this.wechat.getWxMpConfigStorage().getAppId());
		assertThat(app.app().appKey()).isEqualTo("dingsimulatedapp");
		assertThat(user.logsIn()).isNotEmpty();
	}

	@Test
	void callsAreThoseOfThisTestAndAFaultIsMet(PlatformSimulator simulator, SimulatedWeComUser user) {
		assertThat(simulator.calls().all()).isEmpty();
		simulator.faults()
			.next("/qyapi/cgi-bin/message/send", 1,
					SimulatorResponse.json(Map.of("errcode", 48002, "errmsg", "forbidden")));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.wecomNotices.sendTextNotice(WeComReceivers.users(user.user().userId()), "refused"));
		assertThat(simulator.faults().unused()).isEmpty();
	}

	@Test
	void aFaultOfAnUnknownPathIsRefused(PlatformSimulator simulator) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> simulator.faults().next("/cgi-bin/message/sent", 1, SimulatorResponse.empty(500)))
			.withMessageContaining("/cgi-bin/message/sent");
	}

}
