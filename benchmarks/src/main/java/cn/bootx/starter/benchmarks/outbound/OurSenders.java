package cn.bootx.starter.benchmarks.outbound;

import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

/**
 * A host with the starters, its limits switched off.
 */
final class OurSenders implements AutoCloseable {

	static final String NAME = "this starter";

	private static final String THIRD = "bootx.starter.third.";

	private final ConfigurableApplicationContext context;

	OurSenders(String url) {
		this.context = new SpringApplicationBuilder(Host.class).web(WebApplicationType.NONE)
			.properties("logging.level.root=WARN", "spring.main.banner-mode=off", THIRD + "wechat.app-id=wx1234567890",
					THIRD + "wechat.app-secret=0123456789abcdef", THIRD + "store.expiring=memory",
					THIRD + "store.records=memory", THIRD + "wechat.hosts.api=" + url,
					THIRD + "wecom.corp-id=ww1234567890", THIRD + "wecom.corp-secret=0123456789abcdef",
					THIRD + "wecom.agent-id=1000002", THIRD + "wecom.hosts.api=" + url,
					THIRD + "wecom.robots.ops.key=k1", THIRD + "wecom.robot.per-minute=0",
					THIRD + "ding-talk.app-key=dingabc", THIRD + "ding-talk.app-secret=0123456789abcdef",
					THIRD + "ding-talk.agent-id=1001", THIRD + "ding-talk.hosts.oapi=" + url,
					THIRD + "ding-talk.hosts.api=" + url, THIRD + "ding-talk.oapi-base-url=" + url,
					THIRD + "ding-talk.api-base-url=" + url, THIRD + "ding-talk.robots.ops.access-token=t1",
					THIRD + "ding-talk.robot.per-minute=0", THIRD + "ding-talk.api.per-second=0")
			.run();
	}

	List<Rival> all() {
		DingRobotNoticeSender dingRobot = this.context.getBean(DingRobotNoticeSender.class);
		DingTalkNoticeSender dingNotice = this.context.getBean(DingTalkNoticeSender.class);
		DingTalkAppRobotSender dingApp = this.context.getBean(DingTalkAppRobotSender.class);
		WeComNoticeSender weComNotice = this.context.getBean(WeComNoticeSender.class);
		WeComRobotNoticeSender weComRobot = this.context.getBean(WeComRobotNoticeSender.class);
		WeChatTemplateSender template = this.context.getBean(WeChatTemplateSender.class);
		return List.of(
				new Rival(OutboundBenchmark.DING_ROBOT, NAME,
						() -> dingRobot.sendSimpleText("ops", OutboundBenchmark.text())),
				new Rival(OutboundBenchmark.DING_NOTICE, NAME,
						() -> dingNotice.sendText(DingTalkNoticeReceivers.users("u1"), OutboundBenchmark.text())),
				new Rival(OutboundBenchmark.DING_APP, NAME,
						() -> dingApp.send("u1", DingTalkAppMsg.text(OutboundBenchmark.text()))),
				new Rival(OutboundBenchmark.WECOM_NOTICE, NAME,
						() -> weComNotice.sendTextNotice(WeComReceivers.users("u1"), OutboundBenchmark.text())),
				new Rival(OutboundBenchmark.WECOM_ROBOT, NAME,
						() -> weComRobot.sendTextNotice("ops", OutboundBenchmark.text())),
				new Rival(OutboundBenchmark.TEMPLATE, NAME, () -> template.send("oFan", new WeChatTemplateMessage("T1",
						Map.of("first", OutboundBenchmark.text()), "https://example.com/1", null, null, null))));
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

	}

}
