package cn.bootx.starter.wechat.portal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.AppletFixture;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handler that needs longer than WeChat waits.
 */
@ExtendWith(OutputCaptureExtension.class)
class AppletLateReplyTests {

	@Test
	void theLastAttemptIsAcknowledgedAndTheTransferDropped(CapturedOutput output) {
		try (AppletFixture wechat = new AppletFixture(PushMode.SAFE)) {
			wechat.simulator().wechat().callbackTimeout(Duration.ofSeconds(2));
			SlowApplication slow = wechat
				.start(WebApplicationType.SERVLET, SlowApplication.class,
						"bootx.starter.third.wechat-applet.portal.handler-timeout=200ms")
				.getBean(SlowApplication.class);
			PushOutcome outcome = wechat.user().sends("help");
			assertThat(outcome.body()).isEqualTo("success");
			slow.finish.countDown();
			Await.until(() -> output.getAll().contains("is dropped; make the handler faster"));
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class SlowApplication {

		final CountDownLatch finish = new CountDownLatch(1);

		@Bean
		WeChatAppletMessageHandler slow() {
			return new WeChatAppletMessageHandler() {

				@Override
				public String getMsgType() {
					return "text";
				}

				@Override
				public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
					try {
						SlowApplication.this.finish.await(60, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
					return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
				}

			};
		}

	}

}
