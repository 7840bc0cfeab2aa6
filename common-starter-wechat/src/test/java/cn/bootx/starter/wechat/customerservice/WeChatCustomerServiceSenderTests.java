package cn.bootx.starter.wechat.customerservice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.WeChatSendResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatCustomerServiceSenderTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatCustomerServiceSender sender = new WeChatCustomerServiceSender(this.wechat.accounts());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsEveryKindInWeChatsForm() {
		this.wechat.simulator().faults().next(SEND, 12, SimulatorResponse.json(Map.of("errcode", 0, "errmsg", "ok")));
		Map<String, String> answers = new LinkedHashMap<>();
		answers.put("101", "满意");
		answers.put("102", "不满意");
		List.of(WeChatCustomerServiceMessage.text("您好").from("kf2001@shop").writtenByAi(),
				WeChatCustomerServiceMessage.image("M1"), WeChatCustomerServiceMessage.voice("M2"),
				WeChatCustomerServiceMessage.video("M3", null, "t", "d"),
				WeChatCustomerServiceMessage.music("https://a/m.mp3", null, "M4", "t", null),
				WeChatCustomerServiceMessage.news("t", "d", "https://a", "https://a/p.png"),
				WeChatCustomerServiceMessage.materialNews("M5"), WeChatCustomerServiceMessage.article("A1"),
				WeChatCustomerServiceMessage.menu("满意吗？", answers, "谢谢"), WeChatCustomerServiceMessage.card("C1"),
				WeChatCustomerServiceMessage.miniProgramPage("wxmini", "pages/a?b=1", "t", "M6"),
				WeChatCustomerServiceMessage.of(WxMpKefuMessage.IMAGE().toUser("another").mediaId("M7").build()))
			.forEach((message) -> this.sender.send("oFan", message));
		assertThat(this.wechat.simulator().calls().bodies(SEND)).containsExactly(
				"{\"touser\":\"oFan\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"},"
						+ "\"customservice\":{\"kf_account\":\"kf2001@shop\"},\"aimsgcontext\":{\"is_ai_msg\":1}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"image\",\"image\":{\"media_id\":\"M1\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"voice\",\"voice\":{\"media_id\":\"M2\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"video\",\"video\":{\"media_id\":\"M3\",\"title\":\"t\",\"description\":\"d\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"music\",\"music\":{\"title\":\"t\",\"musicurl\":\"https://a/m.mp3\","
						+ "\"hqmusicurl\":\"https://a/m.mp3\",\"thumb_media_id\":\"M4\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"news\",\"news\":{\"articles\":[{\"title\":\"t\",\"description\":\"d\","
						+ "\"url\":\"https://a\",\"picurl\":\"https://a/p.png\"}]}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"mpnews\",\"mpnews\":{\"media_id\":\"M5\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"mpnewsarticle\",\"mpnewsarticle\":{\"article_id\":\"A1\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"msgmenu\",\"msgmenu\":{\"head_content\":\"满意吗？\",\"list\":["
						+ "{\"id\":\"101\",\"content\":\"满意\"},{\"id\":\"102\",\"content\":\"不满意\"}],\"tail_content\":\"谢谢\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"wxcard\",\"wxcard\":{\"card_id\":\"C1\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"miniprogrampage\",\"miniprogrampage\":{\"title\":\"t\",\"appid\":\"wxmini\","
						+ "\"pagepath\":\"pages/a?b=1\",\"thumb_media_id\":\"M6\"}}",
				"{\"touser\":\"oFan\",\"msgtype\":\"image\",\"image\":{\"media_id\":\"M7\"}}");
	}

	@Test
	void whatWeChatWouldRefuseIsNotSent() {
		assertRefused(() -> this.sender.send(" ", WeChatCustomerServiceMessage.text("x")), "touser");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.text(" ")), "text.content is missing");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.text("中".repeat(683))),
				"text.content has 2049 bytes");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.image("")), "image.media_id");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.menu("?", Map.of(), null)), "list");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.news("", null, "", null)),
				"articles[0].title");
		assertRefused(() -> this.sender.send("o", WeChatCustomerServiceMessage.link("t", "d", "https://a", null)),
				"official accounts");
		assertRefused(() -> this.sender.sendText("o", ""), "text.content is missing");
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void aTextIsSentInAsManyMessagesAsItTakes() {
		this.wechat.simulated().fan("oFan").follows();
		this.wechat.simulated().fan("oFan").sends("hi");
		assertThat(this.sender.sendText("oFan", "中".repeat(682))).isEqualTo(1);
		assertThat(this.sender.sendText("oFan", "中".repeat(683))).isEqualTo(2);
		assertThat(this.wechat.simulator().calls().bodies(SEND)).hasSize(3)
			.last()
			.isEqualTo("{\"touser\":\"oFan\",\"msgtype\":\"text\",\"text\":{\"content\":\"中\"}}");
	}

	@Test
	void aTextOfWhichAPartWasSentIsNotReportedAsUnsent() {
		this.wechat.simulated().fan("oFan").follows();
		this.wechat.simulated().fan("oFan").sends("hi");
		for (int i = 0; i < 7; i++) {
			this.sender.send("oFan", WeChatCustomerServiceMessage.text("x"));
		}
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.sendText("oFan", "x".repeat(2049)))
			.withMessageContaining("1 of 2 parts were sent")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45047"))
			.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isTrue());
	}

	@Test
	void oneReceiversRefusalDoesNotEndTheSend() {
		this.wechat.simulated().fan("oFan").follows();
		WeChatSendResult result = this.sender.send(List.of("oStranger", "oFan"),
				WeChatCustomerServiceMessage.text("hi"));
		assertThat(result.deliveries()).extracting(WeChatSendResult.Delivery::sent).containsExactly(false, true);
	}

	@Test
	void theTypingSignIsShownAndTakenAway() {
		this.wechat.simulated().fan("oFan").follows();
		this.wechat.simulated().fan("oFan").sends("hi");
		this.sender.typing("oFan");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.typing("oFan"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45081"));
		this.sender.cancelTyping("oFan");
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/message/custom/typing")).containsExactly(
				"{\"touser\":\"oFan\",\"command\":\"Typing\"}", "{\"touser\":\"oFan\",\"command\":\"Typing\"}",
				"{\"touser\":\"oFan\",\"command\":\"CancelTyping\"}");
	}

	@Test
	void anUnknownAccountIsNamed() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.account("shop"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	@Test
	void withoutCountingNothingIsKnownOfTheQuota() {
		assertThat(this.sender.left("oFan")).isEmpty();
		assertThat(this.sender.counter()).isNull();
	}

	private static void assertRefused(ThrowingCallable call, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(call).withMessageContaining(problem);
	}

}
