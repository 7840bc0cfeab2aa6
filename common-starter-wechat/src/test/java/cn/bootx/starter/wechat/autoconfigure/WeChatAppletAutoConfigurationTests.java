package cn.bootx.starter.wechat.autoconfigure;

import java.util.stream.Stream;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.wechat.applet.WeChatApplet;
import cn.bootx.starter.wechat.applet.WeChatAppletCodeService;
import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;
import cn.bootx.starter.wechat.applet.WeChatAppletSessions;
import cn.bootx.starter.wechat.applet.WeChatAppletSubscribeSender;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatAppletAutoConfigurationTests {

	private static final String PREFIX = "bootx.starter.third.wechat-applet.";

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAppletAutoConfiguration.class,
				WeChatAutoConfiguration.class))
		.withPropertyValues(PREFIX + "app-id=wxmini0123456789", PREFIX + "app-secret=miniSecret123");

	@Test
	void offersTheServiceOfTheMiniProgramAlone() {
		this.context
			.run((context) -> assertThat(context).hasSingleBean(WxMaService.class).doesNotHaveBean(WxMpService.class));
	}

	@Test
	void doesNothingWithoutAnAppIdOrIfSwitchedOff() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAppletAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(WxMaService.class));
		this.context.withPropertyValues(PREFIX + "enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WxMaService.class));
	}

	@Test
	void leavesItsWorkToAServiceOfTheHost() {
		WxMaService own = new WxMaServiceOkHttpImpl();
		this.context.withBean("own", WxMaService.class, () -> own)
			.run((context) -> assertThat(context).getBean(WxMaService.class).isSameAs(own));
	}

	@Test
	void appliesCustomizers() {
		WxMaService[] customized = new WxMaService[1];
		this.context.withBean(WeChatApplet.Customizer.class, () -> (service) -> customized[0] = service)
			.run((context) -> assertThat(customized[0]).isSameAs(context.getBean(WxMaService.class)));
	}

	@Test
	void failsWithPropertyAndRemedy() {
		this.context.withPropertyValues(PREFIX + "app-secret=?")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(PREFIX + "app-secret"));
	}

	@Test
	void offersWhatAServerOfAMiniProgramDoes() {
		this.context.run((context) -> assertThat(context).hasSingleBean(WeChatAppletLoginService.class)
			.hasSingleBean(WeChatAppletSessions.class)
			.hasSingleBean(WeChatAppletSubscribeSender.class)
			.hasSingleBean(WeChatAppletCodeService.class));
	}

	@Test
	void aPortalNeedsATokenAndAWebApplication() {
		WebApplicationContextRunner web = new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAppletAutoConfiguration.class))
			.withPropertyValues(PREFIX + "app-id=wxmini0123456789", PREFIX + "app-secret=miniSecret123");
		web.run((context) -> assertThat(context).doesNotHaveBean("weChatAppletPortalController"));
		WebApplicationContextRunner token = web.withPropertyValues(PREFIX + "token=minitoken");
		token.run((context) -> assertThat(context).hasBean("weChatAppletPortalController")
			.hasBean("weChatAppletMessageDispatcher"));
		token.withPropertyValues(PREFIX + "portal.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("weChatAppletPortalService"));
		this.context.withPropertyValues(PREFIX + "token=minitoken")
			.run((context) -> assertThat(context).hasBean("weChatAppletPortalService")
				.doesNotHaveBean("weChatAppletPortalController"));
	}

	@Test
	void failsWhereNoPushCouldBeOpened() {
		fails(PREFIX + "token", "encoding-aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
		fails(PREFIX + "encoding-aes-key", "token=minitoken", "portal.mode=safe");
	}

	private void fails(String property, String... properties) {
		this.context.withPropertyValues(Stream.of(properties).map(PREFIX::concat).toArray(String[]::new))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(property));
	}

	@Test
	void callsTheConfiguredHostWithOurToken() {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			SimulatedMiniProgram program = simulator.wechat()
				.register(new MiniProgram("wxmini0123456789", "miniSecret123"));
			this.context.withPropertyValues(PREFIX + "hosts.api=" + simulator.baseUrl()).run((context) -> {
				WxMaService service = context.getBean(WxMaService.class);
				assertThat(service.jsCode2SessionInfo(program.logsIn("oMini")).getOpenid()).isEqualTo("oMini");
				simulator.faults()
					.next("/sns/jscode2session", 1, SimulatorResponse
						.json(Json.object().put("errcode", 40001).put("errmsg", "invalid credential rid: 1-2-3")));
				assertThat(service.jsCode2SessionInfo(program.logsIn("oMini")).getOpenid()).isEqualTo("oMini");
				assertThat(simulator.calls().count("/cgi-bin/stable_token")).isEqualTo(3);
				assertThat(service.getWxMaConfig().getAccessToken()).isEqualTo(service.getAccessToken());
				assertThat(service.getWxMaConfig().toString()).doesNotContain("miniSecret123");
			});
		}
	}

}
