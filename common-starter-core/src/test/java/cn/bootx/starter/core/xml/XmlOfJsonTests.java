package cn.bootx.starter.core.xml;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XmlOfJsonTests {

	@Test
	void membersAreElementsAndListsRepeat() {
		XmlElement xml = XmlElement.of(Json.readTree(
				"{\"MsgType\":\"text\",\"Id\":12,\"Flag\":true,\"None\":null,\"Ids\":[\"a\",\"b\"],\"Deep\":{\"Text\":\"多\"}}"));
		assertThat(xml.childText("MsgType")).isEqualTo("text");
		assertThat(xml.childText("Id")).isEqualTo("12");
		assertThat(xml.childText("Flag")).isEqualTo("true");
		assertThat(xml.child("None")).isNull();
		assertThat(xml.children().stream().filter((child) -> child.name().equals("Ids")).map(XmlElement::text))
			.containsExactly("a", "b");
		assertThat(xml.child("Deep").childText("Text")).isEqualTo("多");
		assertThat(xml.child("Deep").child("Text").utf8()).isEqualTo("多".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void theSameContentHasTheSameDigest() {
		String json = "{\"Event\":\"click\",\"Key\":{\"A\":\"1\"}}";
		assertThat(XmlElement.of(Json.readTree(json)).digest())
			.isEqualTo(XmlElement.read("<xml><Event>click</Event><Key><A>1</A></Key></xml>").digest())
			.isNotEqualTo(XmlElement.of(Json.readTree(json.replace("1", "2"))).digest());
	}

	@Test
	void refusesWhatIsNestedTooDeep() {
		for (String[] pair : new String[][] { { "{\"a\":", "}" }, { "{\"a\":[", "]}" } }) {
			String deep = pair[0].repeat(40) + "1" + pair[1].repeat(40);
			assertThatExceptionOfType(XmlElement.MalformedException.class)
				.isThrownBy(() -> XmlElement.of(Json.readTree(deep)));
		}
		assertThatExceptionOfType(XmlElement.MalformedException.class)
			.isThrownBy(() -> XmlElement.of(Json.readTree("{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}")));
	}

}
