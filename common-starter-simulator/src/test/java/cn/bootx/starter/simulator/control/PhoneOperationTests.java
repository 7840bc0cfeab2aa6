package cn.bootx.starter.simulator.control;

import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the phone page shows beside texts: read marks and recalls, groups, menus, voices,
 * and whose token a call carried.
 */
class PhoneOperationTests {

	private static final String MEMBER = "/_sim/accounts/dingsimulatedapp/people/zhangsan/";

	private final ReadySimulator ready = new ReadySimulator();

	@AfterEach
	void stop() {
		this.ready.close();
	}

	@Test
	void whoReadARobotsMessageIsSeenInTheChatAndByTheApplication() {
		this.ready.refused(404, "UNKNOWN_MESSAGE", "POST", MEMBER + "read", "{}");
		String key = robotSays("文本");
		assertThat(chats().at("/0/readBy").isArray()).isTrue();
		assertThat(chats().at("/0/readBy")).isEmpty();
		this.ready.refused(404, "UNKNOWN_MESSAGE", "POST", "/_sim/accounts/dingsimulatedapp/people/lisi/read",
				"{\"messageId\":\"" + key + "\"}");
		this.ready.done("POST", MEMBER + "read", "{\"messageId\":\"" + key + "\"}");
		assertThat(chats().at("/0/readBy/0").asText()).isEqualTo("zhangsan");
		assertThat(this.ready
			.dingTalk("GET",
					"/v1.0/robot/oToMessages/readStatus?robotCode=dingsimulatedapp&processQueryKey="
							+ key.replace("=", "%3D"),
					"")
			.at("/messageReadInfoList/0/readStatus")
			.asText()).isEqualTo("READ");
		assertThat(this.ready.done("GET", "/_sim/journal?kind=read", "").at("/entries/0/title").asText())
			.contains("zhangsan");
	}

	@Test
	void aMessageThatTheRobotRecalledIsRecalledInTheChat() {
		String key = robotSays("文本");
		this.ready.dingTalk("POST", "/v1.0/robot/otoMessages/batchRecall",
				"{\"robotCode\":\"dingsimulatedapp\",\"processQueryKeys\":[\"" + key + "\"]}");
		assertThat(chats()).extracting((message) -> message.path("kind").asText())
			.containsExactly("sampleText", "recalled");
		assertThat(chats().at("/1/messageId").asText()).isEqualTo(key);
	}

	@Test
	void aWorkNoticeIsReadAndRecalled() {
		long task = old("asyncsend_v2",
				"{\"agent_id\":1,\"userid_list\":\"zhangsan\",\"msg\":{\"msgtype\":\"oa\",\"oa\":{"
						+ "\"message_url\":\"https://e.com\",\"head\":{\"bgcolor\":\"FFBBBBBB\",\"text\":\"t\"},"
						+ "\"body\":{\"title\":\"t\"},\"status_bar\":{\"status_value\":\"a\"}}}}")
			.path("task_id")
			.asLong();
		String result = "{\"agent_id\":1,\"task_id\":" + task + "}";
		assertThat(old("getsendresult", result).at("/send_result/unread_user_id_list/0").asText())
			.isEqualTo("zhangsan");
		this.ready.done("POST", MEMBER + "read", "{}");
		assertThat(old("getsendresult", result).at("/send_result/read_user_id_list/0").asText()).isEqualTo("zhangsan");
		assertThat(old("getsendresult", result).at("/send_result/unread_user_id_list")).isEmpty();
		old("status_bar/update",
				"{\"agent_id\":1,\"task_id\":" + task + ",\"status_value\":\"done\",\"status_bg\":\"0xFF78C06E\"}");
		assertThat(chats().at("/1/content/status_bar/status_value").asText()).isEqualTo("done");
		old("recall", "{\"agent_id\":1,\"msg_task_id\":" + task + "}");
		assertThat(chats().at("/2/kind").asText()).isEqualTo("recalled");
		assertThat(chats()).allSatisfy((message) -> {
			assertThat(message.path("messageId").asText()).isEqualTo(String.valueOf(task));
			assertThat(message.at("/readBy/0").asText()).isEqualTo("zhangsan");
		});
	}

	@Test
	void groupsOfBothPlatformsAndTheMenuOfAnAgentAreListed() {
		DingGroup group = this.ready.simulator.dingtalk().registerGroup("cid1", "dingsimulatedapp");
		group.name("项目群");
		wecom("appchat/create", "{\"name\":\"发布群\",\"userlist\":[\"zhangsan\",\"lisi\"],\"chatid\":\"release\"}");
		assertThat(this.ready.done("GET", "/_sim/groups", "").path("groups"))
			.extracting((each) -> each.path("platform").asText() + " " + each.path("name").asText() + " "
					+ each.path("members"))
			.containsExactly("dingtalk 项目群 []", "wecom 发布群 [\"zhangsan\",\"lisi\"]");
		String agent = "/_sim/accounts/ww5353535353535353:1000001";
		assertThat(this.ready.done("GET", agent, "").path("menu")).isEmpty();
		wecom("menu/create?agentid=1000001", "{\"button\":[{\"type\":\"click\",\"name\":\"打卡\",\"key\":\"in\"}]}");
		assertThat(this.ready.done("GET", agent, "").at("/menu/0/name").asText()).isEqualTo("打卡");
	}

	@ParameterizedTest
	@CsvSource({ "UklGRgAAAABXQVZF, wav, audio/wav", "SUQzBAAA, mp3, audio/mp3", "//sQAA==, mp3, audio/mp3",
			"IyFBTVIK, amr, audio/amr" })
	void aVoiceIsPushedInTheFormatThatItHas(String content, String format, String type) {
		this.ready.done("POST", "/_sim/accounts/wx5151515151515151/people/oSimulatedFan/send-voice",
				"{\"content\":\"" + content + "\"}");
		JsonNode push = this.ready.done("GET", "/_sim/pushes", "").at("/pushes/0");
		assertThat(push.path("clear").asText()).contains("<Format><![CDATA[" + format + "]]></Format>");
		assertThat(mediaType(chats().at("/0/mediaUrl").asText())).startsWith(type);
		this.ready.host.answers("");
		this.ready.done("POST", "/_sim/accounts/ww5353535353535353:1000001/people/zhangsan/send-voice",
				"{\"content\":\"" + content + "\"}");
		assertThat(mediaType(chats().at("/1/mediaUrl").asText())).startsWith(type);
		this.ready.done("POST", MEMBER + "send-voice", "{\"content\":\"" + content + "\"}");
		assertThat(mediaType(chats().at("/2/mediaUrl").asText())).startsWith(type);
	}

	@Test
	void aCallSaysWhoseTokenItCarried() {
		robotSays("文本");
		JsonNode calls = this.ready.done("GET", "/_sim/calls?path=/dingapi/v1.0/robot/oToMessages/batchSend", "");
		assertThat(calls.at("/calls/0/owner").asText()).isEqualTo("dingsimulatedapp");
		assertThat(this.ready.done("GET", "/_sim/calls?path=/dingapi/v1.0/oauth2/accessToken", "")
			.at("/calls/0")
			.has("owner")).isFalse();
	}

	@Test
	void aFaultOfAnAgentIsSetByTheAgentsIdInTheControlApi() {
		this.ready.done("POST", "/_sim/faults", "{\"path\":\"/cgi-bin/agent/list\",\"errcode\":\"45009\","
				+ "\"account\":\"ww5353535353535353:1000001\"}");
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		assertThat(this.ready.api.get("/qyapi/cgi-bin/agent/list?access_token=" + token).path("errcode").asInt())
			.isEqualTo(45009);
	}

	private String robotSays(String text) {
		return this.ready
			.dingTalk("POST", "/v1.0/robot/oToMessages/batchSend",
					"{\"robotCode\":\"dingsimulatedapp\",\"userIds\":[\"zhangsan\"],\"msgKey\":\"sampleText\","
							+ "\"msgParam\":\"{\\\"content\\\":\\\"" + text + "\\\"}\"}")
			.path("processQueryKey")
			.asText();
	}

	private JsonNode old(String call, String body) {
		String token = this.ready.api.get("/oapi/gettoken?appkey=dingsimulatedapp&appsecret=s")
			.path("access_token")
			.asText();
		JsonNode answer = this.ready.api
			.post("/oapi/topapi/message/corpconversation/" + call + "?access_token=" + token, body);
		assertThat(answer.path("errcode").asInt(-1)).as(answer.toString()).isZero();
		return answer;
	}

	private void wecom(String call, String body) {
		this.ready.done("POST", "/_sim/accounts/ww5353535353535353:1000001/people", "{\"userId\":\"lisi\"}");
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s")
			.path("access_token")
			.asText();
		JsonNode answer = this.ready.api
			.post("/qyapi/cgi-bin/" + call + (call.contains("?") ? "&" : "?") + "access_token=" + token, body);
		assertThat(answer.path("errcode").asInt(-1)).as(answer.toString()).isZero();
	}

	private JsonNode chats() {
		return this.ready.done("GET", "/_sim/chats", "").path("messages");
	}

	private String mediaType(String url) {
		String path = url.substring(this.ready.simulator.baseUrl().toString().length());
		return this.ready.api.exchange(path).headers().firstValue("Content-Type").orElse("");
	}

}
