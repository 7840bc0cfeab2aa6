package cn.bootx.starter.simulator.wechat.push;

import java.net.URI;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReplyJudgeTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String HEAD = "<xml><ToUserName>oFan</ToUserName><FromUserName>gh_1</FromUserName><CreateTime>1</CreateTime>";

	private static final String TEXT = HEAD + "<MsgType>text</MsgType><Content>hi</Content></xml>";

	private static final MessageSeal SEAL = new MessageSeal(KEY, "wx1");

	@ParameterizedTest
	@MethodSource("goodReplies")
	void acceptsEveryKindOfReply(String type, String elements, String shown) {
		PassiveReply reply = ReplyJudge.judge(HEAD + "<MsgType>" + type + "</MsgType>" + elements + "</xml>",
				target(PushMode.PLAIN), "oFan", "gh_1");
		assertThat(reply).isNotNull();
		assertThat(reply.text()).contains(shown);
	}

	static Stream<Arguments> goodReplies() {
		String article = "<item><Title>T</Title><Description/><PicUrl/><Url>https://e.com</Url></item>";
		return Stream.of(Arguments.of("text", "<Content>hi</Content>", "hi"),
				Arguments.of("image", "<Image><MediaId>M</MediaId></Image>", "图片"),
				Arguments.of("voice", "<Voice><MediaId>M</MediaId></Voice>", "语音"),
				Arguments.of("video", "<Video><MediaId>M</MediaId><Title>film</Title></Video>", "film"),
				Arguments.of("music", "<Music><Title>song</Title></Music>", "song"), Arguments.of("news",
						"<ArticleCount>1</ArticleCount><Articles>" + article + "</Articles>", "https://e.com"),
				Arguments.of("transfer_customer_service", "", ""));
	}

	@ParameterizedTest
	@MethodSource("badReplies")
	void refusesABrokenReply(String body, String reason) {
		assertRefused(body, PushMode.PLAIN, reason);
	}

	static Stream<Arguments> badReplies() {
		return Stream.of(Arguments.of("hello", "not well-formed"),
				Arguments.of(TEXT.replace("</xml>", ""), "not well-formed"),
				Arguments.of("<!DOCTYPE xml [<!ENTITY a 'b'>]>" + TEXT, "DOCTYPE"),
				Arguments.of(TEXT.replace("hi", "a\u0001b"), "not well-formed"),
				Arguments.of(TEXT.replace("oFan", "oOther"), "ToUserName"),
				Arguments.of(TEXT.replace("gh_1", "gh_2"), "FromUserName"),
				Arguments.of(TEXT.replace("<CreateTime>1<", "<CreateTime>soon<"), "CreateTime"),
				Arguments.of(TEXT.replace(">text<", ">texte<"), "unknown"),
				Arguments.of(TEXT.replace(">hi<", "><"), "Content"),
				Arguments.of(HEAD + "<MsgType>image</MsgType></xml>", "Image"),
				Arguments.of(TEXT.replace("xml>", "msg>"), "root element"));
	}

	@Test
	void readsAnEncryptedReplyInSafeAndCompatibleMode() {
		for (PushMode mode : new PushMode[] { PushMode.SAFE, PushMode.COMPATIBLE }) {
			PassiveReply reply = ReplyJudge.judge(sealed(SEAL, "token"), target(mode), "oFan", "gh_1");
			assertThat(reply).isNotNull();
			assertThat(reply.text()).isEqualTo("hi");
		}
	}

	@Test
	void refusesAClearReplyInSafeMode() {
		assertRefused(TEXT, PushMode.SAFE, "not encrypted");
	}

	@Test
	void refusesAnEncryptedReplyInPlainMode() {
		assertRefused(sealed(SEAL, "token"), PushMode.PLAIN, "plain mode");
	}

	@Test
	void refusesAWrongSignature() {
		assertRefused(sealed(SEAL, "other"), PushMode.SAFE, "MsgSignature");
	}

	@Test
	void refusesAReplyForAnotherApp() {
		assertRefused(sealed(new MessageSeal(KEY, "wx2"), "token"), PushMode.SAFE, "another app id");
	}

	@Test
	void refusesAnotherKey() {
		assertRefused(sealed(new MessageSeal("B" + KEY.substring(1), "wx1"), "token"), PushMode.SAFE, "");
	}

	private static void assertRefused(String body, PushMode mode, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> ReplyJudge.judge(body, target(mode), "oFan", "gh_1"))
			.withMessageContaining(reason);
	}

	private static String sealed(MessageSeal seal, String token) {
		String encrypted = seal.seal(TEXT);
		return "<xml><Encrypt>" + encrypted + "</Encrypt><MsgSignature>" + Sha1Signature.of(token, "1", "n", encrypted)
				+ "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>";
	}

	private static PushTarget target(PushMode mode) {
		return new PushTarget(URI.create("http://127.0.0.1/"), "token", mode, (mode != PushMode.PLAIN) ? SEAL : null);
	}

}
