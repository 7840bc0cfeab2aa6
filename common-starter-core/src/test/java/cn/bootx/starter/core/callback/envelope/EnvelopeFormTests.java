package cn.bootx.starter.core.callback.envelope;

import java.util.List;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeFormTests {

	private final CallbackCipher cipher = new CallbackCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

	@Test
	void isReadByWhoeverReadsPushes() {
		byte[] sealed = this.cipher.seal("<xml>回复</xml>", "wx1");
		CallbackResponse response = EnvelopeForm.XML.sealed("reply", sealed,
				CallbackSignature.of(sealed, "token", "1700000000", "42"), "1700000000", "42");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.contentType()).isEqualTo("application/xml;charset=UTF-8");
		XmlElement xml = XmlElement.read(response.body());
		assertThat(xml.children()).extracting(XmlElement::name)
			.containsExactly("Encrypt", "MsgSignature", "TimeStamp", "Nonce");
		assertThat(xml.childText("TimeStamp")).isEqualTo("1700000000");
		assertThat(xml.childText("Nonce")).isEqualTo("42");
		String encrypted = xml.childText("Encrypt");
		CallbackSignature.verify(xml.childText("MsgSignature"), "token", "1700000000", "42", encrypted);
		assertThat(this.cipher.decrypt(encrypted, List.of("wx1"))).isEqualTo("<xml>回复</xml>");
	}

}
