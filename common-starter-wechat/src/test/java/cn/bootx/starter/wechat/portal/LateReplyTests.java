package cn.bootx.starter.wechat.portal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handler that needs longer than WeChat waits.
 */
class LateReplyTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final WeChatFixture wechat = WeChatFixture.safe();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void theReplyFollowsAsACustomerServiceMessage() throws Exception {
		this.wechat.simulator().wechat().callbackTimeout(Duration.ofSeconds(2));
		WeChatFixture.Host host = this.wechat.start(WebApplicationType.SERVLET, SlowApplication.class,
				"bootx.starter.third.wechat.portal.handler-timeout=200ms");
		PushOutcome outcome = this.wechat.account().fan("oFan").clicksMenu("slow");
		assertThat(outcome.body()).isEqualTo("success");
		host.bean(SlowApplication.class).finish.countDown();
		assertThat(sent())
			.containsExactly("{\"touser\":\"oFan\",\"msgtype\":\"text\",\"text\":{\"content\":\"late\"}}");
	}

	private List<String> sent() {
		Await.until(() -> this.wechat.simulator().calls().count(SEND) > 0);
		return this.wechat.simulator().calls().bodies(SEND);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class SlowApplication {

		final CountDownLatch finish = new CountDownLatch(1);

		@Bean
		WeChatMpMessageHandler slow() {
			return (message, context, service, sessions) -> {
				try {
					this.finish.await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return WxMpXmlOutMessage.TEXT().content("late").build();
			};
		}

	}

}
