package cn.bootx.starter.wechat.message;

import java.util.stream.Stream;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutNewsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatReplyWriterTests {

	private static final String HEAD = "<xml><ToUserName><![CDATA[oUser]]></ToUserName>"
			+ "<FromUserName><![CDATA[gh_sim]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[";

	static Stream<WxMpXmlOutMessage> replies() {
		return Stream.of(WxMpXmlOutMessage.TEXT().content("hi").build(), WxMpXmlOutMessage.IMAGE().mediaId("M").build(),
				WxMpXmlOutMessage.VOICE().mediaId("M").build(),
				WxMpXmlOutMessage.VIDEO().mediaId("M").title("T").description("D").build(),
				WxMpXmlOutMessage.MUSIC()
					.title("T")
					.description("D")
					.musicUrl("http://a")
					.hqMusicUrl("http://b")
					.thumbMediaId("M")
					.build(),
				WxMpXmlOutMessage.NEWS().addArticle(article("A"), article("B")).build(),
				WxMpXmlOutMessage.TRANSFER_CUSTOMER_SERVICE().build(),
				WxMpXmlOutMessage.TRANSFER_CUSTOMER_SERVICE().kfAccount("acc@gh").build());
	}

	@ParameterizedTest
	@MethodSource("replies")
	void writesWhatWxJavaMeans(WxMpXmlOutMessage reply) {
		String ours = WeChatReplyWriter.write(addressed(reply));
		assertThat(WeChatMessageReader.allFields(XmlElement.read(ours)))
			.isEqualTo(WeChatMessageReader.allFields(XmlElement.read(reply.toXml())));
	}

	@Test
	void writesAText() {
		assertThat(write(WxMpXmlOutMessage.TEXT().content("你好 & <b>").build()))
			.isEqualTo(HEAD + "text]]></MsgType><Content><![CDATA[你好 & <b>]]></Content></xml>");
	}

	@Test
	void writesMedia() {
		assertThat(write(WxMpXmlOutMessage.IMAGE().mediaId("M").build()))
			.isEqualTo(HEAD + "image]]></MsgType><Image><MediaId><![CDATA[M]]></MediaId></Image></xml>");
		assertThat(write(WxMpXmlOutMessage.VOICE().mediaId("M").build()))
			.isEqualTo(HEAD + "voice]]></MsgType><Voice><MediaId><![CDATA[M]]></MediaId></Voice></xml>");
		assertThat(write(WxMpXmlOutMessage.VIDEO().mediaId("M").title("T").build()))
			.isEqualTo(HEAD + "video]]></MsgType><Video><MediaId><![CDATA[M]]></MediaId>"
					+ "<Title><![CDATA[T]]></Title></Video></xml>");
	}

	@Test
	void writesMusic() {
		assertThat(write(WxMpXmlOutMessage.MUSIC().title("T").musicUrl("http://a").thumbMediaId("M").build()))
			.isEqualTo(HEAD + "music]]></MsgType><Music><Title><![CDATA[T]]></Title>"
					+ "<MusicUrl><![CDATA[http://a]]></MusicUrl><ThumbMediaId><![CDATA[M]]></ThumbMediaId></Music></xml>");
	}

	@Test
	void writesNews() {
		assertThat(write(WxMpXmlOutMessage.NEWS().addArticle(article("A")).build()))
			.isEqualTo(HEAD + "news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item>"
					+ "<Title><![CDATA[A]]></Title><Description><![CDATA[D]]></Description>"
					+ "<PicUrl><![CDATA[http://p]]></PicUrl><Url><![CDATA[http://u]]></Url></item></Articles></xml>");
	}

	@Test
	void writesATransferToCustomerService() {
		assertThat(write(WxMpXmlOutMessage.TRANSFER_CUSTOMER_SERVICE().kfAccount("a@gh").build()))
			.isEqualTo(HEAD + "transfer_customer_service]]></MsgType><TransInfo><KfAccount><![CDATA[a@gh]]></KfAccount>"
					+ "</TransInfo></xml>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x]]></Content><MsgType><![CDATA[music]]>", "]]>", "a]]", "&lt;b&gt;",
			"\uD83D\uDE00 emoji", "line\nline\ttab" })
	void aTextKeepsItsMeaning(String content) {
		String xml = write(WxMpXmlOutMessage.TEXT().content(content).build());
		assertThat(XmlElement.read(xml).childText("Content")).isEqualTo(content);
		assertThat(XmlElement.read(xml).children()).hasSize(5);
	}

	@Test
	void leavesOutCharactersThatXmlDoesNotHave() {
		String xml = write(WxMpXmlOutMessage.TEXT().content("a\u0001b\uD83Dc").build());
		assertThat(XmlElement.read(xml).childText("Content")).isEqualTo("abc");
	}

	@Test
	void aTextMayHave2048Bytes() {
		assertThat(write(WxMpXmlOutMessage.TEXT().content("a".repeat(2048)).build())).contains("aaa");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> write(WxMpXmlOutMessage.TEXT().content("好".repeat(683)).build()))
			.withMessageContaining("2049 bytes")
			.withMessageContaining("2048")
			.satisfies((ex) -> assertThat(ex.problems()).singleElement()
				.isEqualTo(new InvalidMessageException.Problem("Content", "has 2049 bytes in UTF-8, allowed are 2048",
						2048L, 2049L)));
	}

	@Test
	void refusesWhatWeChatWouldRefuse() {
		refused(WxMpXmlOutMessage.TEXT().content("").build(), "Content is missing or blank");
		refused(WxMpXmlOutMessage.IMAGE().build(), "Image.MediaId is missing or blank");
		refused(WxMpXmlOutMessage.NEWS().build(), "has 0");
		WxMpXmlOutNewsMessage nine = WxMpXmlOutMessage.NEWS().build();
		for (int i = 0; i < 9; i++) {
			nine.addArticle(article("A"));
		}
		refused(nine, "has 9");
	}

	@ParameterizedTest
	@MethodSource("replies")
	void aLateReplyBecomesACustomerServiceMessage(WxMpXmlOutMessage reply) {
		var message = WeChatReplyWriter.toCustomerService(WeChatReplyWriter.write(addressed(reply)));
		if (reply.getMsgType().equals("transfer_customer_service")) {
			assertThat(message).isNull();
			return;
		}
		String content = switch (reply.getMsgType()) {
			case "text" -> "{\"content\":\"hi\"}";
			case "image", "voice" -> "{\"media_id\":\"M\"}";
			case "video" -> "{\"media_id\":\"M\",\"title\":\"T\",\"description\":\"D\"}";
			case "music" -> "{\"title\":\"T\",\"description\":\"D\",\"musicurl\":\"http://a\","
					+ "\"hqmusicurl\":\"http://b\",\"thumb_media_id\":\"M\"}";
			default ->
				"{\"articles\":[{\"title\":\"A\",\"description\":\"D\",\"url\":\"http://u\",\"picurl\":\"http://p\"}]}";
		};
		assertThat(Json.write(message)).isEqualTo("{\"touser\":\"oUser\",\"msgtype\":\"" + reply.getMsgType() + "\",\""
				+ reply.getMsgType() + "\":" + content + "}");
	}

	private static void refused(WxMpXmlOutMessage reply, String why) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> write(reply))
			.withMessageContaining(why);
	}

	private static String write(WxMpXmlOutMessage reply) {
		return WeChatReplyWriter.write(addressed(reply));
	}

	private static WxMpXmlOutMessage addressed(WxMpXmlOutMessage reply) {
		reply.setToUserName("oUser");
		reply.setFromUserName("gh_sim");
		reply.setCreateTime(1700000000L);
		return reply;
	}

	private static WxMpXmlOutNewsMessage.Item article(String title) {
		WxMpXmlOutNewsMessage.Item item = new WxMpXmlOutNewsMessage.Item();
		item.setTitle(title);
		item.setDescription("D");
		item.setPicUrl("http://p");
		item.setUrl("http://u");
		return item;
	}

}
