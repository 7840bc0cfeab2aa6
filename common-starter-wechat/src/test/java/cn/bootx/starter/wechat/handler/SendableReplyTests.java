package cn.bootx.starter.wechat.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SendableReplyTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final AccountFixture wechat = new AccountFixture();

	private final List<String> ran = new ArrayList<>();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aTextThatIsTooLongGoesOutInParts(CapturedOutput output) {
		this.wechat.simulated().fan("oFan").sends("hi");
		String text = "好".repeat(1000);
		assertThat(dispatch(text(text))).isNull();
		List<String> sent = sent();
		assertThat(sent).hasSize(2).allMatch((part) -> Utf8.length(part) <= 2048);
		assertThat(String.join("", sent)).isEqualTo(text);
		assertThat(errors(output)).singleElement().asString().contains(LongWinded.class.getName());
	}

	@Test
	void partsEndWithALine() {
		this.wechat.simulated().fan("oFan").sends("hi");
		String line = "第一行".repeat(30);
		assertThat(dispatch(text((line + "\n").repeat(20)))).isNull();
		assertThat(sent()).hasSizeGreaterThan(1)
			.allMatch((part) -> part.lines().allMatch(line::equals) && Utf8.length(part) <= 2048);
		assertThat(sent().stream().flatMap(String::lines)).hasSize(20);
	}

	@Test
	void anAccountThatMaySendNoMessagesShortensTheReply(CapturedOutput output) {
		this.wechat.simulator()
			.faults()
			.next(SEND, 1,
					SimulatorResponse.json(Json.object().put("errcode", 48001).put("errmsg", "api unauthorized")));
		String content = ((WxMpXmlOutTextMessage) dispatch(text("好".repeat(1000)))).getContent();
		assertThat(content).startsWith("好好").endsWith("好…");
		assertThat(Utf8.length(content)).isBetween(2000, 2048);
		assertThat(errors(output)).singleElement().asString().contains(LongWinded.class.getName(), "48001");
	}

	@Test
	void whatWeChatWouldRefuseIsLeftOutAndTheHandlerHasSucceeded(CapturedOutput output) {
		for (WxMpXmlOutMessage reply : List.of(text(""), text("  "), WxMpXmlOutMessage.TEXT().build(),
				WxMpXmlOutMessage.IMAGE().build(), WxMpXmlOutMessage.VOICE().build(),
				WxMpXmlOutMessage.VIDEO().title("T").build(), WxMpXmlOutMessage.NEWS().build(),
				text("好".repeat(20_000)))) {
			assertThat(dispatch(reply)).isNull();
		}
		assertThat(this.ran).hasSize(8);
		assertThat(errors(output)).hasSize(8)
			.allMatch(
					(line) -> line.contains(LongWinded.class.getName()) && line.contains("to message 42 is left out"));
	}

	private @Nullable WxMpXmlOutMessage dispatch(WxMpXmlOutMessage reply) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setMsgType("text");
		message.setMsgId(42L);
		message.setFromUser("oFan");
		message.setToUser("gh_sim");
		WeChatMessageDispatcher.Receiver receiver = new WeChatMessageDispatcher.Receiver("default",
				this.wechat.account().service());
		return new WeChatMessageDispatcher().handlers(List.of(new LongWinded(this.ran, reply)))
			.dispatch(receiver, message);
	}

	private List<String> sent() {
		return this.wechat.simulator()
			.calls()
			.bodies(SEND)
			.stream()
			.map((body) -> Json.readTree(body).path("text").path("content").asText())
			.toList();
	}

	private static List<String> errors(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("ERROR")).collect(Collectors.toList());
	}

	private static WxMpXmlOutMessage text(String content) {
		return WxMpXmlOutMessage.TEXT().content(content).build();
	}

	private record LongWinded(List<String> ran, WxMpXmlOutMessage reply) implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessions) {
			this.ran.add("handler");
			return this.reply;
		}

	}

}
