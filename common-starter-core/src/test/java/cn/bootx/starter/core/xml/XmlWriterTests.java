package cn.bootx.starter.core.xml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class XmlWriterTests {

	@Test
	void writesAReply() {
		String xml = XmlWriter.write("xml",
				(writer) -> writer.text("ToUserName", "oSIM")
					.number("CreateTime", 1_700_000_000)
					.element("Image", (image) -> image.text("MediaId", "m"))
					.text("Absent", null));
		assertThat(xml).isEqualTo("<xml><ToUserName><![CDATA[oSIM]]></ToUserName><CreateTime>1700000000</CreateTime>"
				+ "<Image><MediaId><![CDATA[m]]></MediaId></Image></xml>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x]]></Content><MsgType><![CDATA[music]]></MsgType><Content><![CDATA[", "]]>", "]]]]>>",
			"]]>]]>", "]", "<![CDATA[", "&lt;", "</Content>", "多语言 \uD83D\uDE00", "a\r\n\tb" })
	void nothingInATextCanEndIt(String text) {
		String xml = XmlWriter.write("xml", (writer) -> writer.text("Content", text).text("MsgType", "text"));
		XmlElement read = XmlElement.read(xml);
		assertThat(read.children()).hasSize(2);
		assertThat(read.childText("Content")).isEqualTo(text);
		assertThat(read.childText("MsgType")).isEqualTo("text");
	}

	@Test
	void leavesOutWhatXmlDoesNotAllow() {
		String text = "a\u0000b\u0001c\uD83Dd\uDE00e\uFFFEf\uFFFFg\u001Bh\uD83D\uDE00";
		String xml = XmlWriter.write("xml", (writer) -> writer.text("Content", text));
		assertThat(XmlElement.read(xml).childText("Content")).isEqualTo("abcdefgh\uD83D\uDE00");
	}

	@Test
	void aControlCharacterCannotHideTheEndOfASection() {
		String xml = XmlWriter.write("xml", (writer) -> writer.text("Content", "]\u0001]\u0001>x"));
		assertThat(XmlElement.read(xml).childText("Content")).isEqualTo("]]>x");
	}

}
