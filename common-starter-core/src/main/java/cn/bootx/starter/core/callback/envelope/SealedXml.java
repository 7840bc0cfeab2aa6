package cn.bootx.starter.core.callback.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * The XML around an encrypted reply, which WeChat, WeCom and the Open Platform read
 * alike. Nothing in it needs escaping: it is Base64, hexadecimal and digits.
 */
final class SealedXml {

	private static final byte[] HEAD = "<xml><Encrypt><![CDATA[".getBytes(StandardCharsets.US_ASCII);

	private SealedXml() {
	}

	/**
	 * Puts it together.
	 * @param encrypted the encrypted reply in Base64
	 * @param signature over it, the time and the nonce
	 * @param seconds the time of day
	 * @param nonce digits
	 */
	static CallbackResponse of(byte[] encrypted, String signature, String seconds, String nonce) {
		byte[] tail = ("]]></Encrypt><MsgSignature><![CDATA[" + signature + "]]></MsgSignature><TimeStamp>" + seconds
				+ "</TimeStamp><Nonce><![CDATA[" + nonce + "]]></Nonce></xml>")
			.getBytes(StandardCharsets.US_ASCII);
		return CallbackResponse.xml(ByteBuffer.allocate(HEAD.length + encrypted.length + tail.length)
			.put(HEAD)
			.put(encrypted)
			.put(tail)
			.array());
	}

}
