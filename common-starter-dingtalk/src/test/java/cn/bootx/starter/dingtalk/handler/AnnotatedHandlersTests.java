package cn.bootx.starter.dingtalk.handler;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.StubPlatform;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Annotated methods and handler beans with the attributes of all platforms.
 */
class AnnotatedHandlersTests {

	private static final String SEND_TO_USER = "/v1.0/robot/oToMessages/batchSend";

	private final StubPlatform platform = new StubPlatform();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	private final DingTalkDispatch dispatch = new DingTalkDispatch(this.platform.app().client().http(),
			this.platform.app().accounts(), this.platform.fixture().store(), this.platform.fixture().clock());

	@BeforeEach
	void findMethods() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("host",
				BeanDefinitionBuilder.genericBeanDefinition(Methods.class, Methods::new).getBeanDefinition());
		this.dispatch.annotated(beans);
		this.platform.answer(SEND_TO_USER, "{\"processQueryKey\":\"k\"}");
	}

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void aMethodGetsTheMessagesOfItsTypeContentAndAccount() throws Exception {
		this.dispatch.robot(message("default", "text", "order 12"));
		this.dispatch.robot(message("default", "text", "other"));
		this.dispatch.robot(message("default", "picture", ""));
		this.dispatch.robot(message("crm", "text", "other"));
		assertThat(this.seen).containsExactly("order order 12", "picture", "crm u1 other");
	}

	@Test
	void aMethodGetsTheEventsOfItsAccount() throws Exception {
		this.dispatch.event(new DingTalkEventMessage("default", "user_add_org", "e1", null, null, Json.object()));
		this.dispatch.event(new DingTalkEventMessage("crm", "user_add_org", "e2", null, null, Json.object()));
		assertThat(this.seen).containsExactly("event e2");
	}

	@Test
	void aMethodGetsTheClicksWithItsKey() throws Exception {
		assertThat(this.dispatch.card(click("approve-1"))).contains("approved");
		assertThat(this.dispatch.card(click("other"))).isNull();
		assertThat(this.seen).containsExactly("click approve-1");
	}

	@Test
	void anEmptyTextIsReportedAndDoesNotRunTheMethodAgain() {
		assertThatExceptionOfType(CallbackDispatcher.UnwritableReplyException.class)
			.isThrownBy(() -> this.dispatch.robot(message("default", "text", "nothing")))
			.withMessageContaining("AnnotatedHandlersTests$Methods.nothing")
			.withMessageContaining("text.content is missing or blank");
		assertThat(this.seen).containsExactly("nothing");
	}

	@Test
	void aBeanGetsTheMessagesOfItsTypeAndAccount() throws Exception {
		this.dispatch.addRobotHandler(new DingTalkMessageHandler() {

			@Override
			public DingTalkRobotMsg.Text handle(DingTalkRobotMessage message) {
				AnnotatedHandlersTests.this.seen.add("bean " + message.app());
				return null;
			}

			@Override
			public String getMsgType() {
				return "audio";
			}

			@Override
			public Set<String> getAccounts() {
				return Set.of("default");
			}

		});
		this.dispatch.robot(message("default", "audio", ""));
		this.dispatch.robot(message("default", "video", ""));
		this.dispatch.robot(message("hr", "audio", ""));
		assertThat(this.seen).containsExactly("bean default");
	}

	private static DingTalkRobotMessage message(String app, String type, String text) {
		return DingTalkRobotMessage.read(app, Json.readTree("{\"msgId\":\"m\",\"msgtype\":\"" + type
				+ "\",\"text\":{\"content\":\"" + text + "\"},\"senderStaffId\":\"u1\",\"senderNick\":\"Ann\"}"));
	}

	private static DingTalkCardAction click(String actionId) {
		return DingTalkCardAction.read("default", Json.readTree("{\"outTrackId\":\"o\",\"userId\":\"u\","
				+ "\"content\":{\"cardPrivateData\":{\"actionIds\":[\"" + actionId + "\"]}}}"));
	}

	final class Methods {

		@DingTalkMessage(type = "text", content = "order \\d+")
		String order(DingTalkRobotMessage message) {
			AnnotatedHandlersTests.this.seen.add("order " + message.text());
			return "found";
		}

		@DingTalkMessage(type = { "picture", "file" })
		void picture(DingTalkRobotMessage message) {
			AnnotatedHandlersTests.this.seen.add(message.msgType());
		}

		@DingTalkMessage(accounts = "crm")
		void crm(String account, String userId, String content) {
			AnnotatedHandlersTests.this.seen.add(account + " " + userId + " " + content);
		}

		@DingTalkMessage(content = "nothing")
		String nothing(DingTalkRobotMessage message) {
			AnnotatedHandlersTests.this.seen.add("nothing");
			return " ";
		}

		@DingTalkEvent(value = "user_add_org", accounts = "crm")
		void joined(DingTalkEventMessage event) {
			AnnotatedHandlersTests.this.seen.add("event " + event.eventId());
		}

		@DingTalkCardClick(key = "approve*")
		DingTalkCardChange approve(String userId, String eventKey, DingTalkCardAction action) {
			AnnotatedHandlersTests.this.seen.add("click " + eventKey);
			return DingTalkCardChange.forEverybody(Map.of("state", "approved"));
		}

	}

}
