package cn.bootx.starter.simulator.wecom;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.simulator.HostStub.Answer;
import cn.bootx.starter.simulator.HostStub.Call;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.simulator.wecom.callback.WeComVerification;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WeComCallbackTests {

	private static final MessageSeal SEAL = new MessageSeal(WeComTestBed.KEY, WeComTestBed.CORP);

	private static final String REPLY = "<xml><ToUserName>lisi</ToUserName><FromUserName>wwcorp</FromUserName>"
			+ "<CreateTime>1</CreateTime><MsgType>text</MsgType><Content>收到</Content></xml>";

	private final WeComTestBed bed = new WeComTestBed();

	private SimulatedWeComUser user;

	@BeforeEach
	void takeAUser() {
		this.user = this.bed.agent.user("lisi");
		this.bed.host.answers("");
	}

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void verifiesAUrlThatAnswersTheDecryptedText() {
		this.bed.host.answers((call) -> new Answer(200, opened(Objects.requireNonNull(call.query().get("echostr")))));
		assertThat(this.bed.agent.verifyUrl().accepted()).isTrue();
		Call call = this.bed.host.onlyCall();
		assertThat(call.method()).isEqualTo("GET");
		assertThat(call.query()).containsEntry("msg_signature", signature(call, "echostr"));
	}

	@Test
	void refusesAUrlThatAnswersAnythingElse() {
		this.bed.host
			.answers((call) -> new Answer(200, opened(Objects.requireNonNull(call.query().get("echostr"))) + "\n"));
		assertThat(this.bed.agent.verifyUrl().problem()).contains("exactly the decrypted text");
		this.bed.host.answers((call) -> new Answer(403, ""));
		assertThat(this.bed.agent.verifyUrl().problem()).isEqualTo("HTTP 403 instead of 200");
		this.bed.host.answers((call) -> this.bed.host.hang());
		WeComVerification late = this.bed.agent.verifyUrl();
		assertThat(late.accepted()).isFalse();
		assertThat(late.delivery().attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.elapsed()).isLessThan(Duration.ofSeconds(20)));
	}

	@Test
	void pushesASealedMessageAndReadsTheReply() {
		this.bed.host.answers(sealed(REPLY, SEAL, WeComTestBed.TOKEN));
		WeComCallbackOutcome outcome = this.user.sends("在吗");
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.replyType()).isEqualTo("text");
		assertThat(outcome.replyText()).isEqualTo("收到");
		XmlReply envelope = XmlReply.parse(this.bed.host.onlyCall().body());
		assertThat(envelope.text("ToUserName")).isEqualTo("wwcorp");
		assertThat(envelope.text("AgentID")).isEqualTo("1000002");
		XmlReply message = pushed(0);
		assertThat(message.text("ToUserName")).isEqualTo("wwcorp");
		assertThat(message.text("FromUserName")).isEqualTo("lisi");
		assertThat(message.text("CreateTime")).isEqualTo(String.valueOf(this.bed.clock.instant().getEpochSecond()));
		assertThat(message.text("MsgType")).isEqualTo("text");
		assertThat(message.text("Content")).isEqualTo("在吗");
		assertThat(message.text("MsgId")).isNotNull().matches("\\d{10,}");
		assertThat(message.text("AgentID")).isEqualTo("1000002");
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM, "wwcorp/1000002/lisi")).extracting(ChatMessage::text)
			.containsExactly("在吗", "收到");
	}

	@Test
	void aPressedTaskCardIsAnEventOfItsOwn() {
		this.bed.send("\"touser\":\"lisi\"", "\"taskcard\":{\"title\":\"t\",\"description\":\"d\",\"task_id\":\"t1\","
				+ "\"btn\":[{\"key\":\"yes\",\"name\":\"同意\"}]}");
		this.user.pressesButton(this.bed.agent.messages().get(0), "yes");
		XmlReply event = pushed(0);
		assertThat(event.text("Event")).isEqualTo("taskcard_click");
		assertThat(event.text("EventKey")).isEqualTo("yes");
		assertThat(event.text("TaskId")).isEqualTo("t1");
		assertThat(event.text("ResponseCode")).isNull();
	}

	@Test
	void signsThePushOverTheEncryptedText() {
		this.user.sends("在吗");
		Call call = this.bed.host.onlyCall();
		String encrypted = Objects.requireNonNull(XmlReply.parse(call.body()).text("Encrypt"));
		assertThat(call.query()).containsEntry("msg_signature",
				Sha1Signature.of(WeComTestBed.TOKEN, Objects.requireNonNull(call.query().get("timestamp")),
						Objects.requireNonNull(call.query().get("nonce")), encrypted));
	}

	@Test
	void takesNothingAndSuccessForNoReply() {
		assertThat(this.user.sends("a").accepted()).isTrue();
		this.bed.host.answers("success");
		WeComCallbackOutcome outcome = this.user.sends("b");
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.reply()).isNull();
	}

	@Test
	void pushesEventsWithoutMsgId() {
		this.user.enterAgent();
		XmlReply enter = pushed(0);
		assertThat(enter.text("MsgType")).isEqualTo("event");
		assertThat(enter.text("Event")).isEqualTo("enter_agent");
		assertThat(enter.text("MsgId")).isNull();
		this.user.event("click", Map.of("EventKey", "k1"));
		assertThat(pushed(1).text("EventKey")).isEqualTo("k1");
		this.user.sends("image", Map.of("PicUrl", "https://a", "MediaId", "m1"));
		assertThat(pushed(2).text("MediaId")).isEqualTo("m1");
	}

	@Test
	void pressesAButtonAndLetsTheAgentUpdateTheCard() {
		this.bed.send("\"touser\":\"lisi\"",
				"\"template_card\":{\"card_type\":\"button_interaction\",\"task_id\":\"t1\",\"button_list\":[{\"text\":\"a\",\"key\":\"yes\"}]}");
		this.user.pressesButton(this.bed.agent.messagesOf("lisi").get(0), "yes");
		XmlReply event = pushed(0);
		assertThat(event.text("Event")).isEqualTo("template_card_event");
		assertThat(event.text("EventKey")).isEqualTo("yes");
		assertThat(event.text("TaskId")).isEqualTo("t1");
		assertThat(event.text("CardType")).isEqualTo("button_interaction");
		assertThat(this.bed
			.post("/cgi-bin/message/update_template_card",
					"{\"agentid\":1000002,\"response_code\":\"" + event.text("ResponseCode")
							+ "\",\"button\":{\"replace_name\":\"ok\"}}")
			.path("errcode")
			.asInt(-1)).isZero();
	}

	@Test
	void repeatsTwiceTheSameBytesUntilItGets200() {
		this.bed.host.answers((call) -> new Answer((this.bed.host.calls().size() < 3) ? 302 : 200, ""));
		WeComCallbackOutcome outcome = this.user.sends("a");
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.delivery().attempts()).hasSize(3);
		assertThat(this.bed.host.calls()).hasSize(3).allMatch(this.bed.host.calls().get(0)::equals);
	}

	@Test
	void givesUpAfterThreeAttempts() {
		this.bed.host.answers((call) -> new Answer(500, ""));
		WeComCallbackOutcome outcome = this.user.sends("a");
		assertThat(outcome.accepted()).isFalse();
		assertThat(outcome.problem()).isEqualTo("HTTP 500 instead of 200");
		assertThat(this.bed.host.calls()).hasSize(3);
	}

	@Test
	void refusesRepliesThatAreNotWellSealed() {
		this.bed.host.answers(REPLY);
		assertThat(this.user.sends("a").problem()).contains("Encrypt is missing");
		assertThat(this.bed.simulator.journal().entries()).filteredOn((entry) -> entry.kind().equals("error"))
			.singleElement()
			.satisfies((entry) -> assertThat(entry.detail()).contains("Encrypt is missing"));
		this.bed.host.answers("hello");
		assertThat(this.user.sends("a").problem()).contains("not well-formed");
		this.bed.host.answers(sealed(REPLY, SEAL, "othertoken"));
		assertThat(this.user.sends("a").problem()).contains("MsgSignature does not match");
		this.bed.host.answers(sealed(REPLY, new MessageSeal(WeComTestBed.KEY, "other"), WeComTestBed.TOKEN));
		assertThat(this.user.sends("a").problem()).contains("sealed for other");
		this.bed.host.answers(sealed(REPLY.replace("lisi", "ZhangSan"), SEAL, WeComTestBed.TOKEN));
		assertThat(this.user.sends("a").problem()).contains("ToUserName is ZhangSan instead of lisi");
		this.bed.host.answers(sealed(REPLY.replace("MsgType", "Type"), SEAL, WeComTestBed.TOKEN));
		assertThat(this.user.sends("a").problem()).contains("MsgType is missing");
		this.bed.host.answers(sealed("<!DOCTYPE xml>" + REPLY, SEAL, WeComTestBed.TOKEN));
		assertThat(this.user.sends("a").problem()).contains("DOCTYPE");
	}

	@Test
	void saysWhatIsMissingWithoutACallbackUrl() {
		assertThatIllegalStateException().isThrownBy(this.bed.other::verifyUrl)
			.withMessageContaining("1000003")
			.withMessageContaining("callbackUrl");
	}

	private XmlReply pushed(int index) {
		return XmlReply.parse(opened(
				Objects.requireNonNull(XmlReply.parse(this.bed.host.calls().get(index).body()).text("Encrypt"))));
	}

	private static String opened(String encrypted) {
		assertThat(SEAL.open(encrypted).receiveId()).isEqualTo(WeComTestBed.CORP);
		return SEAL.open(encrypted).text();
	}

	private static String signature(Call call, String encryptedParameter) {
		return Sha1Signature.of(WeComTestBed.TOKEN, Objects.requireNonNull(call.query().get("timestamp")),
				Objects.requireNonNull(call.query().get("nonce")),
				Objects.requireNonNull(call.query().get(encryptedParameter)));
	}

	private static String sealed(String reply, MessageSeal seal, String token) {
		String encrypted = seal.seal(reply);
		return "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt><MsgSignature>"
				+ Sha1Signature.of(token, "1", "n", encrypted)
				+ "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>";
	}

}
