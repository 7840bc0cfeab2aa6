package cn.bootx.starter.wecom.portal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.push.RawXml;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.simulator.wecom.robot.WeComRobotCallback;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wecom.autoconfigure.WeComAutoConfiguration;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.handler.WeComRobotEvent;
import cn.bootx.starter.wecom.handler.WeComRobotHandler;
import cn.bootx.starter.wecom.handler.WeComRobotMention;
import cn.bootx.starter.wecom.handler.WeComRobotPush;
import cn.bootx.starter.wecom.handler.WeComRobotReply;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Group robots that are mentioned, over HTTP, without an application. */
class RobotPortalTests {

	private static final String KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";

	private static final String TOKEN = "robotToken1";

	private static final String AES_KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final String PREFIX = "bootx.starter.third.wecom.";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final SimulatedWeComRobot robot = this.simulator.wecom().registerRobot(KEY);

	private @Nullable ConfigurableApplicationContext context;

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.simulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET, false", "SERVLET, true", "REACTIVE, false", "REACTIVE, true" })
	void repliesInTheFormOfThePush(WebApplicationType type, boolean json) {
		start(type, json);
		this.robot.mentionedBy("zhangsan", "张三", "echo <&]]>").expectsReply("张三: echo <&]]>");
		this.robot.mentionedBy("zhangsan", "张三", "nothing").expectsNoReply();
		this.robot.pressedBy("lisi", "李四", "release-42", "ok", "v2").expectsReply("pressed ok=v2 by lisi");
		assertThat(bean(Seen.class).interceptors).contains("ops text", "ops event attachment");
	}

	@Test
	void aTextHasMentionsAndMarkdownHasButtonsInXml() {
		start(WebApplicationType.SERVLET, false);
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "mention").reply())
			.isEqualTo("<xml><MsgType><![CDATA[text]]></MsgType><VisibleToUser><![CDATA[u1|u2]]></VisibleToUser>"
					+ "<Text><Content><![CDATA[look]]></Content><MentionedList><Item><![CDATA[u1]]></Item>"
					+ "<Item><![CDATA[@all]]></Item></MentionedList><MentionedMobileList>"
					+ "<Item><![CDATA[13800000000]]></Item></MentionedMobileList></Text></xml>");
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "buttons").reply())
			.isEqualTo("<xml><MsgType><![CDATA[markdown]]></MsgType><Markdown><Content><![CDATA[**?**]]></Content>"
					+ "<Attachment><CallbackId><![CDATA[c1]]></CallbackId>"
					+ "<Actions><Name><![CDATA[yes]]></Name><Value><![CDATA[1]]></Value><Text><![CDATA[Yes]]></Text>"
					+ "<Type><![CDATA[button]]></Type><BorderColor><![CDATA[2EAB49]]></BorderColor>"
					+ "<TextColor><![CDATA[2EAB49]]></TextColor><ReplaceText><![CDATA[Done]]></ReplaceText></Actions>"
					+ "<Actions><Name><![CDATA[no]]></Name><Text><![CDATA[No]]></Text>"
					+ "<Type><![CDATA[button]]></Type></Actions></Attachment></Markdown></xml>");
	}

	@Test
	void aTextHasMentionsAndMarkdownHasButtonsInJson() {
		start(WebApplicationType.SERVLET, true);
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "mention").reply())
			.isEqualTo("{\"msgtype\":\"text\",\"visible_to_user\":\"u1|u2\",\"text\":{\"content\":\"look\","
					+ "\"mentioned_list\":[\"u1\",\"@all\"],\"mentioned_mobile_list\":[\"13800000000\"]}}");
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "buttons").reply()).isEqualTo(
				"{\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"**?**\",\"attachments\":[{\"callback_id\":\"c1\","
						+ "\"actions\":[{\"name\":\"yes\",\"text\":\"Yes\",\"type\":\"button\",\"value\":\"1\","
						+ "\"replace_text\":\"Done\",\"border_color\":\"2EAB49\",\"text_color\":\"2EAB49\"},"
						+ "{\"name\":\"no\",\"text\":\"No\",\"type\":\"button\"}]}]}}");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void readsEventsAndMixedMessages(boolean json) {
		start(WebApplicationType.SERVLET, json);
		this.robot.pushes("u1", "User", Map.of("MsgType", "event", "Event", Map.of("EventType", "add_to_chat")))
			.expectsReply("hello, User");
		this.robot
			.pushes("u1", "User",
					Map.of("MsgType", "mixed", "MixedMessage",
							Map.of("MsgItem",
									json ? List.of(item("MsgType", "text", "Text", Map.of("Content", "@bot see")),
											item("MsgType", "image", "Image", Map.of("ImageUrl", "https://p/1")))
											: new RawXml("<MsgType>text</MsgType><Text><Content>@bot see</Content>"
													+ "</Text></MsgItem><MsgItem><MsgType>image</MsgType><Image>"
													+ "<ImageUrl>https://p/1</ImageUrl></Image>"))))
			.expectsReply("see with 1 picture");
	}

	private static Map<String, Object> item(String name, Object value, String other, Object otherValue) {
		return Map.of(name, value, other, otherValue);
	}

	@Test
	void laterMessagesGoIntoTheChatOfThePush() {
		start(WebApplicationType.SERVLET, false);
		this.robot.mentionedBy("zhangsan", "张三", "later").expectsNoReply();
		WeComRobotPush push = bean(Seen.class).pushes.get(0);
		WeComRobotNoticeSender sender = bean(WeComRobotNoticeSender.class);
		sender.reply(push, WeComRobotMessage.markdown("**done**"));
		assertThat(this.robot.messages()).singleElement()
			.satisfies((message) -> assertThat(message.body().path("chatid").asText())
				.isEqualTo(this.robot.conversation()));
		WeComRobotNoticeSender.Chat chat = sender.chat(push);
		assertThat(chat.id()).isEqualTo(this.robot.conversation());
		assertThat(chat.members()).containsExactly(new WeComRobotNoticeSender.Chat.Member("zhangsan", "", "张三"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.chat(push))
			.matches((ex) -> ex.code().equals("40029"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example.com/cgi-bin/webhook/send?key=k1", "not an address", "" })
	void anAddressElsewhereIsNotCalled(String address) {
		start(WebApplicationType.SERVLET, false);
		WeComRobotNoticeSender sender = bean(WeComRobotNoticeSender.class);
		WeComRobotPush push = new WeComRobotPush("ops",
				WeComFields.of(Map.of("MsgType", "text", "WebhookUrl", address, "GetChatInfoUrl", address)), false);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> sender.reply(push, WeComRobotMessage.text("x")))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT))
			.withMessageNotContaining("k1");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.chat(push))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT));
		assertThat(push.toString()).doesNotContain("evil");
	}

	@Test
	void aSlowHandlersReplyGoesIntoTheChat() {
		start(WebApplicationType.SERVLET, false, "portal.handler-timeout=100ms");
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "slow").replyText()).isNull();
		bean(Seen.class).release.countDown();
		Await.until(() -> !this.robot.messages().isEmpty());
		assertThat(this.robot.messages().get(0).text()).isEqualTo("at last");
		assertThat(this.robot.messages().get(0).mentioned()).containsExactly("zhangsan");
		assertThat(bean(Seen.class).slow).hasValue(1);
	}

	@Test
	void aReplyThatWeComWouldRefuseIsNotSent() {
		start(WebApplicationType.SERVLET, false);
		assertThat(this.robot.mentionedBy("zhangsan", "张三", "long").accepted()).isTrue();
		this.robot.mentionedBy("zhangsan", "张三", "long").expectsNoReply();
	}

	@Test
	void aFailedPushIsHandledAgain() {
		start(WebApplicationType.SERVLET, false);
		this.robot.mentionedBy("zhangsan", "张三", "fail once").expectsReply("second");
	}

	@Test
	void aRobotWithoutATokenHasNoAddress() {
		start(WebApplicationType.SERVLET, false);
		this.robot.callback(new WeComRobotCallback(TOKEN, AES_KEY, () -> address("plain"), false));
		assertThat(this.robot.mentionedBy("u", "U", "echo").problem()).contains("404");
		this.robot.callback(new WeComRobotCallback("otherToken", AES_KEY, () -> address("ops"), false));
		assertThat(this.robot.mentionedBy("u", "U", "echo").problem()).contains("403");
	}

	@Test
	void isNotMappedWithoutATokenAndSaysWhatIsMissing() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeComAutoConfiguration.class))
			.withPropertyValues(PREFIX + "robots.ops.key=k1");
		runner.run((found) -> assertThat(found).doesNotHaveBean("weComRobotPortal"));
		runner
			.withPropertyValues(PREFIX + "robots.ops.token=" + TOKEN, PREFIX + "robots.ops.encoding-aes-key=" + AES_KEY)
			.run((found) -> assertThat(found).hasBean("weComRobotPortal").doesNotHaveBean("weComPortal"));
		runner
			.withPropertyValues(PREFIX + "robots.ops.token=" + TOKEN, PREFIX + "robots.ops.encoding-aes-key=" + AES_KEY,
					PREFIX + "portal.enabled=false")
			.run((found) -> assertThat(found).doesNotHaveBean("weComRobotPortal"));
		runner.withPropertyValues(PREFIX + "robots.ops.token=" + TOKEN)
			.run((found) -> assertThat(found).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("robots.ops.encoding-aes-key"));
		runner.withPropertyValues(PREFIX + "robots.ops.encoding-aes-key=" + AES_KEY)
			.run((found) -> assertThat(found).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining("robots.ops.token"));
	}

	private void start(WebApplicationType type, boolean json, String... properties) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Host.class).web(type)
			.properties("server.port=0", PREFIX + "hosts.api=" + this.simulator.wecom().baseUrl(),
					PREFIX + "robots.ops.key=" + KEY, PREFIX + "robots.ops.token=" + TOKEN,
					PREFIX + "robots.ops.encoding-aes-key=" + AES_KEY, PREFIX + "robots.plain.key=k2");
		for (String property : properties) {
			application.properties(PREFIX + property);
		}
		this.context = application.run();
		this.robot.callback(new WeComRobotCallback(TOKEN, AES_KEY,
				() -> address("ops") + (json ? "?robot_callback_format=json" : ""), json));
	}

	private String address(String robot) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")
				+ "/wecom/portal/robot/" + robot;
	}

	private <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	static final class Seen {

		final List<WeComRobotPush> pushes = new CopyOnWriteArrayList<>();

		final List<String> interceptors = new CopyOnWriteArrayList<>();

		final CountDownLatch release = new CountDownLatch(1);

		final AtomicInteger slow = new AtomicInteger();

		final AtomicInteger failures = new AtomicInteger();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		@Bean
		Seen seen() {
			return new Seen();
		}

		@Bean
		Desk desk(Seen seen) {
			return new Desk(seen);
		}

		@Bean
		MessageInterceptor interceptor(Seen seen) {
			return new MessageInterceptor() {

				@Override
				public boolean before(ReceivedMessage message) {
					return seen.interceptors.add(message.account() + " " + message.kind());
				}

			};
		}

		@Bean
		WeComRobotHandler later(Seen seen) {
			return (push) -> {
				if ("later".equals(push.content())) {
					seen.pushes.add(push);
				}
				return null;
			};
		}

	}

	static final class Desk {

		private final Seen seen;

		Desk(Seen seen) {
			this.seen = seen;
		}

		@WeComRobotMention(content = "echo.*")
		String echo(String userName, String content) {
			return userName + ": " + content;
		}

		@WeComRobotMention(content = "mention")
		WeComRobotReply mention() {
			return WeComRobotReply.text("look")
				.mentioning("u1", "@all")
				.mentioningMobiles("13800000000")
				.visibleTo("u1", "u2");
		}

		@WeComRobotMention(content = "buttons")
		WeComRobotReply buttons() {
			return WeComRobotReply.markdown("**?**")
				.buttons("c1", new WeComRobotReply.Button("yes", "Yes", "1", "Done", "2EAB49", "2EAB49"),
						new WeComRobotReply.Button("no", "No", null));
		}

		@WeComRobotMention(content = "slow")
		WeComRobotReply slow(String userId) throws InterruptedException {
			this.seen.slow.incrementAndGet();
			this.seen.release.await();
			return WeComRobotReply.text("at last").mentioning(userId);
		}

		@WeComRobotMention(content = "long")
		String tooLong() {
			return "中".repeat(683);
		}

		@WeComRobotMention(content = "fail once")
		String failOnce() {
			if (this.seen.failures.incrementAndGet() == 1) {
				throw new IllegalStateException("the first time");
			}
			return "second";
		}

		@WeComRobotMention(type = "mixed")
		String mixed(WeComRobotPush push, String content) {
			return content + " with " + push.imageUrls().size() + " picture";
		}

		@WeComRobotEvent(value = "attachment", key = "release-*")
		String pressed(WeComRobotPush push, String userId) {
			WeComRobotPush.Action action = push.actions().get(0);
			return "pressed " + action.name() + "=" + action.value() + " by " + userId;
		}

		@WeComRobotEvent("add_to_chat")
		String added(String userName) {
			return "hello, " + userName;
		}

	}

}
