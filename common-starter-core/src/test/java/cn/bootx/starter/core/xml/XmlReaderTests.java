package cn.bootx.starter.core.xml;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.testing.Growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XmlReaderTests {

	@Test
	void readsAPush() {
		XmlElement xml = XmlElement.read("""
				<?xml version="1.0" encoding="UTF-8"?>
				<!-- from the platform -->
				<xml>
				  <ToUserName><![CDATA[gh_sim]]></ToUserName>
				  <CreateTime>1700000000</CreateTime>
				  <Content><![CDATA[<b>多语言 \uD83D\uDE00</b> & ]] >]]></Content>
				  <Empty></Empty><Nothing/>
				  <ScanCodeInfo type="x > y"><ScanType><![CDATA[qrcode]]></ScanType></ScanCodeInfo>
				</xml>
				""");
		assertThat(xml.name()).isEqualTo("xml");
		assertThat(xml.childText("ToUserName")).isEqualTo("gh_sim");
		assertThat(xml.childText("CreateTime")).isEqualTo("1700000000");
		assertThat(xml.childText("Content")).isEqualTo("<b>多语言 \uD83D\uDE00</b> & ]] >");
		assertThat(xml.childText("Empty")).isEmpty();
		assertThat(xml.childText("Nothing")).isEmpty();
		assertThat(xml.childText("Absent")).isNull();
		assertThat(xml.child("ScanCodeInfo").childText("ScanType")).isEqualTo("qrcode");
		assertThat(xml.child("ScanCodeInfo").text()).isEmpty();
	}

	@Test
	void readsTheEndTagWithASpaceThatWeComSends() {
		assertThat(XmlElement.read("<xml><TaskId><![CDATA[t]]></TaskId ></xml >").childText("TaskId")).isEqualTo("t");
	}

	@Test
	void resolvesReferences() {
		assertThat(XmlElement.read("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x4E2D;&#x1F600;</a>").text())
			.isEqualTo("<>&\"'A中\uD83D\uDE00");
	}

	@Test
	void keepsReferencesInCdataAsTheyAre() {
		assertThat(XmlElement.read("<a><![CDATA[&lt;]]></a>").text()).isEqualTo("&lt;");
	}

	@Test
	void joinsATextInSeveralPieces() {
		assertThat(XmlElement.read("<a>x<!-- y --><![CDATA[]]]]><![CDATA[>]]>z</a>").text()).isEqualTo("x]]>z");
	}

	@Test
	void skipsAByteOrderMark() {
		assertThat(XmlElement.read("\uFEFF<a>x</a>").text()).isEqualTo("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "<", "<a", "<a>", "<a/", "<a>x", "</a>", "<a></b>", "<a></ab>", "<a></a",
			"<a/><b/>", "<a/>x", "<1a/>", "< a/>", "<a><b></a></b>", "<![CDATA[x]]>", "<!-- x -->", "<?xml?>",
			"<a><!--", "<a><![CDATA[x</a>", "<a b='x></a>", "<a b=\"x></a>", "<a /x>", "<a<b/>", "<a>]]></a>",
			"<a>&b;</a>", "<a>&</a>", "<a>&lt</a>", "<a>&#x;</a>", "<a>&#9999999999999;</a>", "<a><?x?></a>" })
	void refusesWhatIsNotOneWellFormedDocument(String xml) {
		assertThatExceptionOfType(XmlElement.MalformedException.class).isThrownBy(() -> XmlElement.read(xml));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\u0001", "\u0008", "\u000B", "\u001F", "\uFFFE", "\uFFFF", "\u0002\u0003" })
	void leavesOutWhatXmlDoesNotAllow(String control) {
		XmlElement xml = XmlElement.read("<xml><A><![CDATA[a" + control + "b]]></A><B>c" + control + "d</B><C>e&amp;"
				+ control + "f</C><D>" + control + "</D>" + control + "<E><![CDATA[" + control + "]]>g</E></xml>");
		assertThat(xml.children()).extracting(XmlElement::text).containsExactly("ab", "cd", "e&f", "", "g");
		assertThat(new String(XmlElement.read("<a><![CDATA[Q" + control + "3st]]></a>").utf8(), StandardCharsets.UTF_8))
			.isEqualTo("Q3st");
	}

	@ParameterizedTest
	@ValueSource(strings = { "&#0;", "&#x1;", "&#2;", "&#x1F;", "&#xFFFE;", "&#65535;", "&#xD800;", "&#xDFFF;",
			"&#x110000;", "&#99999999;" })
	void leavesOutReferencesToWhatXmlDoesNotAllow(String reference) {
		assertThat(XmlElement.read("<a>x" + reference + "y</a>").text()).isEqualTo("xy");
		assertThat(XmlElement.read("<a>" + reference + "</a>").text()).isEmpty();
	}

	@Test
	void keepsWhiteSpaceAndCharactersAboveTheFirstPlane() {
		assertThat(XmlElement.read("<a>x\t\n\u0002\uD83D\uDE00&#x1F600;&#9;y</a>").text())
			.isEqualTo("x\t\n\uD83D\uDE00\uD83D\uDE00\ty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE a><a/>",
			"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>", "<a><!DOCTYPE b></a>",
			"<!ENTITY a 'b'><a/>", "<!doctype a><a/>" })
	void refusesADoctype(String xml) {
		assertThatExceptionOfType(XmlElement.MalformedException.class).isThrownBy(() -> XmlElement.read(xml));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<多/>", "<a多/>", "<a><é>x</é></a>", "<a\"b\"/>", "<a&b/>", "<a]]>" })
	void refusesNamesThatThePlatformsDoNotUse(String xml) {
		assertThatExceptionOfType(XmlElement.MalformedException.class).isThrownBy(() -> XmlElement.read(xml));
	}

	@Test
	void refusesWhatIsNotUtf8WhereverItIs() {
		String xml = "<?xml version='1.0'?><!-- 1 --><a b='2'>3<![CDATA[4]]><!-- 5 --></a><!-- 6 -->";
		assertThat(XmlElement.read(xml.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("34");
		for (char place = '1'; place <= '6'; place++) {
			byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
			int index = xml.lastIndexOf(place);
			bytes[index] = (byte) 0xE4;
			assertThatExceptionOfType(XmlElement.MalformedException.class).isThrownBy(() -> XmlElement.read(bytes))
				.withMessage("Not UTF-8 at byte " + index);
		}
	}

	@Test
	void givesATextInBytes() {
		XmlElement xml = XmlElement.read("<xml><a><![CDATA[多]]></a><b>x<!-- -->&amp;</b><c><d>y</d></c><e/></xml>");
		assertThat(xml.children()).extracting((child) -> new String(child.utf8(), StandardCharsets.UTF_8))
			.containsExactly("多", "x&", "", "");
		assertThat(xml.child("a").text()).isEqualTo("多").isSameAs(xml.child("a").text());
	}

	@Test
	void keepsSpaceInCdataAndDropsItBetweenElements() {
		XmlElement xml = XmlElement.read("<xml> <a><![CDATA[ \n]]></a>\u3000<b>\u3000</b><c>&#32;</c><d> x </d></xml>");
		assertThat(xml.children()).extracting(XmlElement::text).containsExactly(" \n", "", "", " x ");
	}

	@Test
	void tellsLikeNamedElementsApart() {
		StringBuilder xml = new StringBuilder("<xml>");
		for (int i = 0; i < 5_000; i++) {
			xml.append("<n").append(i).append('>').append(i).append("</n").append(i).append('>');
		}
		XmlElement root = XmlElement.read(xml.append("</xml>").toString());
		for (int i = 0; i < 5_000; i++) {
			assertThat(root.children().get(i).name()).isEqualTo("n" + i);
			assertThat(root.children().get(i).text()).isEqualTo(Integer.toString(i));
		}
		String longName = "n".repeat(5_000);
		assertThat(XmlElement.read("<" + longName + "/>").name()).isEqualTo(longName);
	}

	@Test
	void refusesDeepNestingWithoutAStack() {
		assertThat(XmlElement.read("<a>".repeat(32) + "</a>".repeat(32)).name()).isEqualTo("a");
		assertThatExceptionOfType(XmlElement.MalformedException.class)
			.isThrownBy(() -> XmlElement.read("<a>".repeat(33)))
			.withMessageContaining("32");
		assertThatExceptionOfType(XmlElement.MalformedException.class)
			.isThrownBy(() -> XmlElement.read("<a>".repeat(100_000)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!---->x", "<b/>", "&amp;" })
	void takesTimeInProportionToTheLength(String part) {
		Growth.assertLinear(50_000, (length) -> "<a>" + part.repeat(length) + "</a>", XmlElement::read);
	}

	@Test
	void tellsWhereButNotWhat() {
		assertThatExceptionOfType(XmlElement.MalformedException.class)
			.isThrownBy(() -> XmlElement.read("<secret>text</other>"))
			.withMessageContaining("14")
			.withMessageNotContaining("text")
			.withMessageNotContaining("secret");
		assertThat(XmlElement.read("<a>secret</a>").toString()).doesNotContain("secret");
	}

}
