package cn.bootx.starter.wechat.portal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;

import static org.assertj.core.api.Assertions.assertThat;

class PushReadersTests {

	private static final String TEXT = "<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName>"
			+ "<CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[a%sb]]></Content><MsgId>1</MsgId></xml>";

	private static final CallbackRequest PUSH = new CallbackRequest("POST", Map.of(), "", Map.of(), new byte[0]);

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\u0002", "\u001F", "\uFFFE", "\uFFFF" })
	void leaveOutWhatXmlDoesNotAllow(String control) {
		OpenedEnvelope push = opened(TEXT.formatted(control));
		assertThat(new WeChatPortalService.Reader("wx1").read(push, PUSH).message().getContent()).isEqualTo("ab");
	}

	@Test
	void leaveOutReferencesToIt() {
		OpenedEnvelope push = opened(TEXT.replace("<![CDATA[a%sb]]>", "a&#2;&#xFFFF;b"));
		assertThat(new WeChatPortalService.Reader("wx1").read(push, PUSH).message().getContent()).isEqualTo("ab");
	}

	private static OpenedEnvelope opened(String content) {
		return new OpenedEnvelope(content.getBytes(StandardCharsets.UTF_8), null, OpenedCallback.Seal.CLEAR);
	}

}
