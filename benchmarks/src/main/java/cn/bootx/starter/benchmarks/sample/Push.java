package cn.bootx.starter.benchmarks.sample;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;

/**
 * An encrypted text message as WeChat pushes it.
 *
 * @param timestamp seconds
 * @param nonce digits
 * @param signature of the address
 * @param msgSignature of the ciphertext
 * @param body XML with the ciphertext
 */
public record Push(String timestamp, String nonce, String signature, String msgSignature, byte[] body) {

	private static final CallbackCipher cipher = new CallbackCipher(Account.AES_KEY);

	/** The clear message of that number. */
	public static String clear(long number) {
		return """
				<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName>
				<FromUserName><![CDATA[oABCD1234efgh5678ijkl9012mno]]></FromUserName>
				<CreateTime>%d</CreateTime>
				<MsgType><![CDATA[text]]></MsgType>
				<Content><![CDATA[你好，请问今天的订单什么时候发货？]]></Content>
				<MsgId>%d</MsgId>
				</xml>""".formatted(1_700_000_000L + number, 24_000_000_000_000_000L + number);
	}

	/** The push of that number; pushes of different numbers are different messages. */
	public static Push of(long number) {
		String encrypted = cipher.encrypt(clear(number), Account.APP_ID);
		String timestamp = Long.toString(System.currentTimeMillis() / 1000);
		String nonce = Long.toString(1_000_000_000L + number);
		String body = "<xml>\n    <ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName>\n    <Encrypt><![CDATA["
				+ encrypted + "]]></Encrypt>\n</xml>\n";
		return new Push(timestamp, nonce, CallbackSignature.of(Account.TOKEN, timestamp, nonce),
				CallbackSignature.of(Account.TOKEN, timestamp, nonce, encrypted),
				body.getBytes(StandardCharsets.UTF_8));
	}

	/** The query as WeChat writes it. */
	public String rawQuery() {
		return "signature=" + this.signature + "&timestamp=" + this.timestamp + "&nonce=" + this.nonce
				+ "&openid=oABCD1234efgh5678ijkl9012mno&encrypt_type=aes&msg_signature=" + this.msgSignature;
	}

	/** The decoded query. */
	public Map<String, String> query() {
		return Map.of("signature", this.signature, "timestamp", this.timestamp, "nonce", this.nonce, "openid",
				"oABCD1234efgh5678ijkl9012mno", "encrypt_type", "aes", "msg_signature", this.msgSignature);
	}

}
