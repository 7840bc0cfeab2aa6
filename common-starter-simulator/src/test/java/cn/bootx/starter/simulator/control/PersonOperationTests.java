package cn.bootx.starter.simulator.control;

import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.push.XmlReply;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What reaches the application when people do something over the control API. */
@Timeout(60)
class PersonOperationTests {

	private static final String FAN = "/_sim/accounts/wx5151515151515151/people/oSimulatedFan/";

	private static final String APPLET = "/_sim/accounts/wx5252525252525252/people/oAppletUser/";

	private static final String COLLEAGUE = "/_sim/accounts/ww5353535353535353:1000001/people/zhangsan/";

	private static final String MEMBER = "/_sim/accounts/dingsimulatedapp/people/zhangsan/";

	private final ReadySimulator ready = new ReadySimulator();

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					send-short-video        | {}                                              | MsgType        | shortvideo
					send-link               | {"title":"T","url":"https://e.com"}             | Url            | https://e.com
					send-voice              | {}                                              | Format         | amr
					view-menu               | {"url":"https://e.com/v"}                       | EventKey       | https://e.com/v
					scan-in-menu            | {"key":"K","result":"R"}                        | Event          | scancode_push
					scan-in-menu-and-wait   | {"key":"K","result":"R"}                        | Event          | scancode_waitmsg
					choose-photo-in-menu    | {"key":"K"}                                     | Event          | pic_weixin
					choose-location-in-menu | {"key":"K","label":"天安门"}                     | EventKey       | K
					report-location         | {"latitude":23.5}                               | Latitude       | 23.5
					""")
	void aFanDoesIt(String action, String body, String field, String value) {
		assertThat(this.ready.done("POST", FAN + action, body).path("accepted").asBoolean()).isTrue();
		assertThat(opened("wx5151515151515151").text(field)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			send-image              | {}                                              | MsgType        | image
			send-video              | {}                                              | MsgType        | video
			send-location           | {"label":"天安门"}                               | Label          | 天安门
			follow                  | {}                                              | Event          | subscribe
			click-menu              | {"key":"K1"}                                    | Event          | click
			take-photo-in-menu      | {"key":"K"}                                     | Event          | pic_sysphoto
			event                   | {"event":"x","fields":{"EventKey":"y"}}         | EventKey       | y
			send                    | {"msgType":"text","fields":{"Content":"c"}}     | Content        | c
			""")
	void aColleagueDoesIt(String action, String body, String field, String value) {
		this.ready.host.answers("");
		this.ready.done("POST", COLLEAGUE + action, body);
		assertThat(opened("ww5353535353535353").text(field)).isEqualTo(value);
	}

	@Test
	void aPictureOfAColleagueCanBeFetchedByTheApplication() {
		this.ready.host.answers("");
		this.ready.done("POST", COLLEAGUE + "send-image", "{\"content\":\"AQID\"}");
		XmlReply message = opened("ww5353535353535353");
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		assertThat(this.ready.api
			.exchange("/qyapi/cgi-bin/media/get?access_token=" + token + "&media_id=" + message.text("MediaId"))
			.body()).containsExactly(1, 2, 3);
	}

	@Test
	void aColleagueVotesOnTheNewestCard() {
		this.ready.refused(404, "UNKNOWN_MESSAGE", "POST", COLLEAGUE + "press-button", "{\"key\":\"k\"}");
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		JsonNode sent = this.ready.api.post("/qyapi/cgi-bin/message/send?access_token=" + token, """
				{"touser":"zhangsan","msgtype":"template_card","agentid":1000001,"template_card":{
				 "card_type":"vote_interaction","main_title":{"title":"t"},"task_id":"task1",
				 "checkbox":{"question_key":"q1","mode":1,"option_list":[{"id":"a","text":"A"},{"id":"b","text":"B"}]},
				 "submit_button":{"text":"ok","key":"submit"}}}
				""");
		assertThat(sent.path("errcode").asInt()).as(sent.toString()).isZero();
		this.ready.host.answers("");
		this.ready.done("POST", COLLEAGUE + "vote", "{\"key\":\"submit\",\"choices\":{\"q1\":[\"a\",\"b\"]}}");
		assertThat(openedXml("ww5353535353535353")).contains("<SelectedItems><SelectedItem><QuestionKey>"
				+ "<![CDATA[q1]]></QuestionKey><OptionIds><OptionId><![CDATA[a]]></OptionId>"
				+ "<OptionId><![CDATA[b]]></OptionId></OptionIds></SelectedItem></SelectedItems>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			send-image     | {}                                                                | picture
			send-voice     | {}                                                                | audio
			send-video     | {}                                                                | video
			send-file      | {"fileName":"a.txt","content":"AQID"}                             | file
			send-rich-text | {"parts":[{"text":"看图"},{"type":"picture"}]}                     | richText
			open-url       | {"url":"dtmd://dingtalkclient/sendMessage?content=%E4%BD%A0"}     | text
			""")
	void aMemberDoesItOnDingTalk(String action, String body, String msgtype) {
		this.ready.host.answers("{}");
		assertThat(this.ready.done("POST", MEMBER + action, body).path("attempts")).hasSize(1);
		JsonNode message = Json.read(this.ready.host.onlyCall().body().getBytes(StandardCharsets.UTF_8));
		assertThat(message.path("msgtype").asText()).isEqualTo(msgtype);
		JsonNode content = message.path("content");
		String code = content.at("/richText/1/downloadCode").asText(content.path("downloadCode").asText());
		if (!code.isEmpty()) {
			String url = this.ready
				.dingTalk("POST", "/v1.0/robot/messageFiles/download",
						"{\"downloadCode\":\"" + code + "\",\"robotCode\":\"dingsimulatedapp\"}")
				.path("downloadUrl")
				.asText();
			assertThat(url).startsWith("http");
		}
	}

	@Test
	void aMemberMentionsTheRobotInAGroup() {
		this.ready.refused(400, "REFUSED", "POST", MEMBER + "send-text", "{\"text\":\"hi\",\"group\":\"cid1\"}");
		this.ready.done("PUT", "/_sim/groups/cid1", "{\"name\":\"项目群\",\"robotCodes\":[\"dingsimulatedapp\"]}");
		this.ready.done("POST", "/_sim/groups/cid1/members/zhangsan", "");
		this.ready.host.answers("{}");
		this.ready.done("POST", MEMBER + "send-text", "{\"text\":\"hi\",\"group\":\"cid1\"}");
		assertThat(this.ready.host.onlyCall().body()).contains("\"conversationTitle\":\"项目群\"", "\"isInAtList\":true",
				"\"content\":\" hi\"");
		assertThat(this.ready.done("GET", "/_sim/groups", "").at("/groups/0/members/0").asText()).isEqualTo("zhangsan");
		this.ready.done("DELETE", "/_sim/groups/cid1/members/zhangsan", "");
		assertThat(this.ready.done("GET", "/_sim/groups", "").at("/groups/0/members")).isEmpty();
	}

	@Test
	void aMiniProgramsUserSendsAPictureAndAPage() {
		this.ready.done("POST", APPLET + "send-image", "{}");
		this.ready.done("POST", APPLET + "send-page", "{\"title\":\"T\",\"pagePath\":\"pages/a\"}");
		assertThat(this.ready.host.calls()).extracting((call) -> call.body())
			.satisfiesExactly((body) -> assertThat(body).contains("\"MsgType\":\"image\"", "\"PicUrl\":"),
					(body) -> assertThat(body).contains("\"MsgType\":\"miniprogrampage\"", "\"PagePath\":\"pages/a\"",
							"\"ThumbMediaId\":"));
	}

	@Test
	void whatAPlatformDoesNotHaveIsNamedWithThoseThatHaveIt() {
		JsonNode problem = this.ready.refused(409, "NOT_ON_PLATFORM", "POST", FAN + "send-file",
				"{\"fileName\":\"a\"}");
		assertThat(problem.path("message").path("en").asText()).contains("DingTalk application");
		assertThat(problem.path("message").path("zh").asText()).contains("钉钉应用");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST   | send-text      | {"txt":"a"}                | 400 | UNKNOWN_FIELD | txt
			POST   | send-text      | {}                         | 400 | MISSING_FIELD | text
			POST   | send-text      | {"text":7}                 | 400 | WRONG_VALUE   | text
			POST   | send-text      | [1]                        | 400 | NOT_JSON      |
			POST   | send-text      | {                          | 400 | NOT_JSON      |
			POST   | send-image     | {"content":"%%"}           | 400 | WRONG_VALUE   | content
			POST   | send-location  | {"label":"a","latitude":91} | 400 | WRONG_VALUE   | latitude
			PUT    | send-text      | {}                         | 405 | WRONG_METHOD  |
			POST   | sent-text      | {}                         | 404 | UNKNOWN_PATH  |
			""")
	void aWrongCallIsExplained(String method, String action, String body, int status, String code, String field) {
		JsonNode problem = this.ready.refused(status, code, method, FAN + action, body);
		assertThat(problem.path("field").asText(null)).isEqualTo(field);
		if (code.equals("UNKNOWN_PATH")) {
			assertThat(problem.at("/nearest/0").asText())
				.isEqualTo("POST /_sim/accounts/{account}/people/{person}/send-text");
		}
		assertThat(this.ready.host.calls()).isEmpty();
	}

	private XmlReply opened(String receiveId) {
		return XmlReply.parse(openedXml(receiveId));
	}

	private String openedXml(String receiveId) {
		String envelope = this.ready.host.onlyCall().body();
		String encrypted = XmlReply.parse(envelope).text("Encrypt");
		return new MessageSeal(ReadySimulator.KEY, receiveId).open(encrypted).text();
	}

}
