package cn.bootx.starter.wechat.applet;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.wechat.AppletFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every kind of push in both formats must become the same message.
 */
class WeChatAppletMessageReaderTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("pushes")
	void bothFormatsBecomeTheSameMessage(String type, String json, String xml, Consumer<WxMaMessage> expected) {
		String msgType = type.startsWith("event") ? "event" : type;
		String event = type.startsWith("event ") ? type.substring(6) : null;
		WxMaMessage fromJson = read(AppletFixture.json(msgType,
				((event != null) ? ",\"Event\":\"" + event + "\"" : "") + (json.isEmpty() ? "" : "," + json)));
		WxMaMessage fromXml = read(
				AppletFixture.xml(msgType, ((event != null) ? "<Event><![CDATA[" + event + "]]></Event>" : "") + xml));
		for (WxMaMessage message : List.of(fromJson, fromXml)) {
			assertThat(message.getToUser()).isEqualTo("gh_mini");
			assertThat(message.getFromUser()).isEqualTo("oMini");
			assertThat(message.getCreateTime()).isEqualTo(1_700_000_000);
			assertThat(message.getMsgType()).isEqualTo(msgType);
			assertThat(message.getEvent()).isEqualTo(event);
			expected.accept(message);
		}
		assertThat(fromJson).usingRecursiveComparison().ignoringFields("allFieldsMap").isEqualTo(fromXml);
		assertThat(fromJson.getAllFieldsMap().keySet()).contains("ToUserName", "MsgType");
		assertThat(fromXml.getAllFieldsMap().keySet()).contains("ToUserName", "MsgType");
	}

	static Stream<Arguments> pushes() {
		return Stream.concat(messages(), events());
	}

	private static Stream<Arguments> messages() {
		String id = "<MsgId>24000000000000001</MsgId>";
		String jsonId = "\"MsgId\":24000000000000001";
		Consumer<WxMaMessage> hasId = (message) -> assertThat(message.getMsgId()).isEqualTo(24_000_000_000_000_001L);
		return Stream.of(
				arguments("text", "\"Content\":\"你好 <b>\"," + jsonId, "<Content><![CDATA[你好 <b>]]></Content>" + id,
						hasId.andThen((message) -> assertThat(message.getContent()).isEqualTo("你好 <b>"))),
				arguments("image", "\"PicUrl\":\"http://p\",\"MediaId\":\"M\"," + jsonId,
						"<PicUrl><![CDATA[http://p]]></PicUrl><MediaId>M</MediaId>" + id,
						hasId.andThen((message) -> assertThat(message.getMediaId()).isEqualTo("M"))),
				arguments("miniprogrampage",
						"\"Title\":\"T\",\"AppId\":\"wx1\",\"PagePath\":\"a/b?c=1\",\"ThumbUrl\":\"http://t\","
								+ "\"ThumbMediaId\":\"TM\"," + jsonId,
						"<Title>T</Title><AppId>wx1</AppId><PagePath><![CDATA[a/b?c=1]]></PagePath>"
								+ "<ThumbUrl>http://t</ThumbUrl><ThumbMediaId>TM</ThumbMediaId>" + id,
						hasId.andThen((message) -> {
							assertThat(message.getAppId()).isEqualTo("wx1");
							assertThat(message.getPagePath()).isEqualTo("a/b?c=1");
							assertThat(message.getThumbMediaId()).isEqualTo("TM");
						})));
	}

	private static Stream<Arguments> events() {
		String popup = "{\"TemplateId\":\"%s\",\"SubscribeStatusString\":\"accept\",\"PopupScene\":\"0\"}";
		String xmlPopup = "<List><TemplateId><![CDATA[%s]]></TemplateId>"
				+ "<SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List>";
		return Stream.of(
				arguments("event user_enter_tempsession", "\"SessionFrom\":\"page=1\"",
						"<SessionFrom><![CDATA[page=1]]></SessionFrom>",
						(Consumer<WxMaMessage>) (message) -> assertThat(message.getSessionFrom()).isEqualTo("page=1")),
				arguments("event debug_demo", "\"debug_str\":\"hello world\"", "<debug_str>hello world</debug_str>",
						(Consumer<WxMaMessage>) (message) -> assertThat(message.getAllFieldsMap())
							.containsEntry("debug_str", "hello world")),
				arguments("event kf_create_session", "\"KfAccount\":\"a@b\"", "<KfAccount>a@b</KfAccount>",
						(Consumer<WxMaMessage>) (message) -> assertThat(message.getAllFieldsMap())
							.containsEntry("KfAccount", "a@b")),
				arguments("event user_authorization_revoke", "\"OpenID\":\"o\",\"AppID\":\"wx\",\"RevokeInfo\":\"1\"",
						"<OpenID>o</OpenID><AppID>wx</AppID><RevokeInfo>1</RevokeInfo>",
						(Consumer<WxMaMessage>) (message) -> {
							assertThat(message.getOpenId()).isEqualTo("o");
							assertThat(message.getAppID()).isEqualTo("wx");
							assertThat(message.getRevokeInfo()).isEqualTo("1");
						}),
				arguments("event wxa_media_check",
						"\"appid\":\"wx\",\"trace_id\":\"t1\",\"version\":2,\"result\":{\"suggest\":\"risky\","
								+ "\"label\":20002},\"detail\":[{\"strategy\":\"content_model\",\"errcode\":0,"
								+ "\"suggest\":\"risky\",\"label\":20002,\"prob\":90},{\"strategy\":\"keyword\","
								+ "\"errcode\":0}]",
						"<appid>wx</appid><trace_id>t1</trace_id><version>2</version><result><suggest>risky</suggest>"
								+ "<label>20002</label></result><detail><strategy>content_model</strategy>"
								+ "<errcode>0</errcode><suggest>risky</suggest><label>20002</label><prob>90</prob>"
								+ "</detail><detail><strategy>keyword</strategy><errcode>0</errcode></detail>",
						(Consumer<WxMaMessage>) (message) -> {
							assertThat(message.getTraceId()).isEqualTo("t1");
							assertThat(message.getResult().getSuggest()).isEqualTo("risky");
							assertThat(message.getResult().getLabel()).isEqualTo("20002");
							assertThat(message.getDetail()).hasSize(2);
							assertThat(message.getDetail().get(0).getProb()).isEqualTo(90);
							assertThat(message.getDetail().get(1).getStrategy()).isEqualTo("keyword");
						}),
				arguments("event subscribe_msg_popup_event", "\"List\":" + popup.formatted("T1"),
						"<SubscribeMsgPopupEvent>" + xmlPopup.formatted("T1") + "</SubscribeMsgPopupEvent>",
						popups("T1")),
				arguments("event subscribe_msg_popup_event",
						"\"List\":[" + popup.formatted("T1") + "," + popup.formatted("T2") + "]",
						"<SubscribeMsgPopupEvent>" + xmlPopup.formatted("T1") + xmlPopup.formatted("T2")
								+ "</SubscribeMsgPopupEvent>",
						popups("T1", "T2")),
				arguments("event subscribe_msg_popup_event",
						"\"SubscribeMsgPopupEvent\":{\"List\":[" + popup.formatted("T1") + "]}",
						"<List><TemplateId>T1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>"
								+ "<PopupScene>0</PopupScene></List>",
						popups("T1")),
				arguments("event subscribe_msg_change_event",
						"\"List\":{\"TemplateId\":\"T1\",\"SubscribeStatusString\":\"reject\"}",
						"<SubscribeMsgChangeEvent><List><TemplateId>T1</TemplateId>"
								+ "<SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent>",
						(Consumer<WxMaMessage>) (message) -> assertThat(message.getSubscribeMsgChangeEvent().getList())
							.singleElement()
							.satisfies((entry) -> assertThat(entry.getSubscribeStatusString()).isEqualTo("reject"))),
				arguments("event subscribe_msg_sent_event",
						"\"List\":{\"TemplateId\":\"T1\",\"MsgID\":\"1864323726461255680\",\"ErrorCode\":\"0\","
								+ "\"ErrorStatus\":\"success\"}",
						"<SubscribeMsgSentEvent><List><TemplateId>T1</TemplateId><MsgID>1864323726461255680</MsgID>"
								+ "<ErrorCode>0</ErrorCode><ErrorStatus>success</ErrorStatus></List></SubscribeMsgSentEvent>",
						(Consumer<WxMaMessage>) (message) -> {
							assertThat(message.getSubscribeMsgSentEvent().getList().getMsgId())
								.isEqualTo("1864323726461255680");
							assertThat(message.getSubscribeMsgSentEvent().getList().getErrorStatus())
								.isEqualTo("success");
						}));
	}

	private static Consumer<WxMaMessage> popups(String... templates) {
		return (message) -> assertThat(message.getSubscribeMsgPopupEvent().getList())
			.extracting((entry) -> entry.getTemplateId())
			.containsExactly(templates);
	}

	@Test
	void aNumberThatIsNoneLeavesTheRestReadable() {
		WxMaMessage message = read("{\"FromUserName\":\"o\",\"MsgType\":\"text\",\"CreateTime\":\"soon\",\"MsgId\":1.5,"
				+ "\"version\":99999999999,\"Content\":{\"a\":1},\"detail\":[1,{\"prob\":\"high\"}],\"result\":\"x\"}");
		assertThat(message.getFromUser()).isEqualTo("o");
		assertThat(message.getCreateTime()).isNull();
		assertThat(message.getMsgId()).isNull();
		assertThat(message.getVersion()).isNull();
		assertThat(message.getContent()).isNull();
		assertThat(message.getResult()).isNull();
		assertThat(message.getDetail()).singleElement().satisfies((detail) -> assertThat(detail.getProb()).isNull());
		assertThat(message.getAllFieldsMap()).containsEntry("CreateTime", "soon")
			.containsEntry("Content", Map.of("a", 1));
	}

	@Test
	void theMapOfAllFieldsHasListsWhereXmlHasThem() {
		Map<String, Object> fields = read("<xml><a><b>1</b></a><c>2</c><c>3</c><d><e>4</e><f>5</f></d><g/></xml>")
			.getAllFieldsMap();
		assertThat(fields).containsEntry("a", Map.of("b", List.of("1")))
			.containsEntry("c", List.of("2", "3"))
			.containsEntry("d", Map.of("e", "4", "f", "5"))
			.containsEntry("g", "");
	}

	@Test
	void nestingHasALimitInBothFormats() {
		assertThat(read("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}").getAllFieldsMap()).containsKey("a");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> read("{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}"));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> read("<xml>" + "<a>".repeat(33) + "</a>".repeat(33) + "</xml>"));
	}

	@Test
	void whatIsPrintedOfAPushHasNoContent() {
		assertThat(AppletReader.Content.read("\uFEFF {\"Content\":\"private\"}"))
			.hasToString("WeChatAppletPush[json, 1 fields]");
	}

	private static WxMaMessage read(String content) {
		return AppletReader.Content.read(content).message();
	}

}
