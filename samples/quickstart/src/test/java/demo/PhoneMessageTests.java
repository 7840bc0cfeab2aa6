package demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications send, as their users see it on the page: groups, media, cards, read
 * marks and recalls. The first phone is WeCom's, the second and third are DingTalk's.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "bootx.starter.third.simulator.port=0", "bootx.starter.third.wecom.token=wecomtoken",
				"bootx.starter.third.wecom.encoding-aes-key=0123456789abcdefghijklmnopqrstuvwxyzABCDEFG" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneMessageTests extends PhoneBrowserTests {

	private static final String ROBOT = "dingquickstart0002";

	private static String toUser;

	@BeforeEach
	void openOnce() {
		if (!browser.getCurrentUrl().contains(":" + this.simulatorPort)) {
			this.simulator.reset();
			open();
			click("add-phone");
			click("add-phone");
			click(phone(1, " [data-key=wecom]"));
			click(phone(2, " [data-key=dingtalk]"));
			become(1, "zhangsan");
			become(2, "zhangsan");
			become(3, "lisi");
		}
	}

	@Test
	@Order(1)
	void anAppChatIsSeenByItsMembersOnly() {
		control("addPerson", of("account", WECOM + ":1000002").put("userId", "wangwu").put("name", "王五"));
		wecom("appchat/create?", "{\"name\":\"发布群\",\"userlist\":[\"zhangsan\",\"lisi\"],\"chatid\":\"release\"}");
		String file = upload("file", "报告.txt", "hello world".getBytes(StandardCharsets.UTF_8));
		String voice = upload("voice", "v.amr", "#!AMR\n123".getBytes(StandardCharsets.UTF_8));
		for (String message : List.of("\"text\",\"text\":{\"content\":\"大家好\"}",
				"\"file\",\"file\":{\"media_id\":\"" + file + "\"}",
				"\"voice\",\"voice\":{\"media_id\":\"" + voice + "\"}",
				"\"markdown\",\"markdown\":{\"content\":\"**大家** <@zhangsan>\"}",
				"\"textcard\",\"textcard\":{\"title\":\"上线\",\"description\":\"说明\",\"url\":\"https://e.com\"}",
				"\"news\",\"news\":{\"articles\":[{\"title\":\"新闻\",\"url\":\"https://e.com\"}]}")) {
			wecom("appchat/send?", "{\"chatid\":\"release\",\"msgtype\":" + message + "}");
		}
		awaitText(phone(1, " .chat[data-conversation=release]"), "发布群");
		awaitText(phone(1, " .chat[data-conversation=release] .unread"), "6");
		openChat(1, "release");
		awaitText(phone(1, " .title"), "发布群 (2)");
		assertThat(texts(phone(1, " .log .message .bubble"))).hasSize(6).first().isEqualTo("大家好");
		assertThat(browser.findElement(phone(1, " [data-kind=file] a")).getAttribute("download")).isEqualTo("报告.txt");
		awaitText(phone(1, " [data-kind=voice]"), "可以下载");
		assertThat(browser.findElement(phone(1, " [data-kind=voice] a")).getAttribute("download")).isEqualTo("v.amr");
		assertThat(browser.findElement(phone(1, " [data-kind=markdown] .mention")).getText()).isEqualTo("@zhangsan");
		assertThat(browser.findElement(phone(1, " [data-kind=textcard] a")).getAttribute("href"))
			.isEqualTo("https://e.com/");
		assertThat(browser.findElement(phone(1, " .text")).isEnabled()).isFalse();
		click(phone(1, " .back"));
		become(1, "wangwu");
		assertThat(browser.findElements(phone(1, " .chat[data-conversation=release]"))).isEmpty();
		become(1, "zhangsan");
	}

	@Test
	@Order(2)
	void aGroupRobotsMessagesAreShownWithMentions() {
		ask("/qyapi/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa",
				"{\"msgtype\":\"text\",\"text\":{\"content\":\"告警\",\"mentioned_list\":[\"zhangsan\",\"@all\"]}}", "");
		ask("/qyapi/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa",
				"{\"msgtype\":\"markdown_v2\",\"markdown_v2\":{\"content\":\"- 一\\n  - 二\\n\\n|a|b|\\n|-|-|\\n|1|2|\"}}",
				"");
		openChat(1, "robot-group-");
		awaitText(phone(1, " .title"), "机器人群");
		assertThat(texts(phone(1, " .mentions .mention"))).containsExactly("@所有人", "@zhangsan");
		assertThat(browser.findElement(phone(1, " .markdown li ul li")).getText()).isEqualTo("二");
		assertThat(texts(phone(1, " .markdown td"))).containsExactly("1", "2");
	}

	@Test
	@Order(3)
	void aVoteIsCastAndAnApplicationMessageIsRecalled() {
		wecom("message/send?", """
				{"touser":"zhangsan","msgtype":"template_card","agentid":1000002,"template_card":{
				 "card_type":"vote_interaction","main_title":{"title":"选"},"task_id":"vote1",
				 "checkbox":{"question_key":"q1","mode":1,"option_list":[{"id":"a","text":"甲"},{"id":"b","text":"乙"}]},
				 "submit_button":{"text":"提交","key":"submit"}}}""");
		wecom("message/send?",
				"""
						{"touser":"zhangsan","msgtype":"template_card","agentid":1000002,"template_card":{
						 "card_type":"multiple_interaction","main_title":{"title":"填"},"task_id":"form1",
						 "select_list":[{"question_key":"q2","title":"哪个","option_list":[{"id":"c","text":"丙"},{"id":"d","text":"丁"}]}],
						 "submit_button":{"text":"提交","key":"submit"}}}""");
		openChat(1, WECOM + "/1000002");
		click(phone(1, " fieldset label:nth-child(2) input"));
		submit(1);
		new Select(browser.findElement(phone(1, " .card select"))).selectByValue("d");
		submit(2);
		assertThat(pushed()).contains("<OptionId><![CDATA[b]]>", "<OptionId><![CDATA[d]]>");
		assertThat(browser.findElement(phone(1, " fieldset label:nth-child(2) input")).isSelected())
			.as("a card keeps what was chosen while messages come")
			.isTrue();
		String id = wecom("message/send?",
				"{\"touser\":\"zhangsan\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"说错了\"}}")
			.path("msgid")
			.asText();
		awaitText(phone(1, " .log"), "说错了");
		wecom("message/recall?", "{\"msgid\":\"" + id + "\"}");
		awaitText(phone(1, " .log [data-kind=recalled]"), "消息已撤回");
		assertThat(browser.findElement(phone(1, " .log")).getText()).doesNotContain("说错了");
	}

	@Test
	@Order(4)
	void whoOpensTheChatHasReadIt() {
		toUser = robot("oToMessages/batchSend", "\"userIds\":[\"zhangsan\"]", "单聊");
		awaitText(phone(2, " .chat[data-conversation^='" + ROBOT + "/'] .unread"), "1");
		assertThat(readStatus()).isEqualTo("UNREAD");
		openChat(2, ROBOT + "/");
		awaitText(phone(2, " .read-mark"), "已读");
		assertThat(readStatus()).isEqualTo("READ");
	}

	@Test
	@Order(5)
	void aGroupShowsHowManyHaveReadOnEveryPhone() {
		ObjectNode group = of("group", "cidGroup").put("name", "项目群");
		group.set("members", array("zhangsan", "lisi"));
		control("putGroup", group.set("robotCodes", array(ROBOT)));
		String key = robot("groupMessages/send", "\"openConversationId\":\"cidGroup\"", "大家好");
		openChat(2, "cidGroup");
		awaitText(phone(2, " .read-mark"), "1 人已读");
		openChat(3, "cidGroup");
		awaitText(phone(2, " .read-mark"), "2 人已读");
		dingTalk("/dingapi/v1.0/robot/groupMessages/recall", "{\"robotCode\":\"" + ROBOT
				+ "\",\"openConversationId\":\"cidGroup\",\"processQueryKeys\":[\"" + key + "\"]}");
		awaitText(phone(3, " .log [data-kind=recalled]"), "消息已撤回");
	}

	@Test
	@Order(6)
	void aVoiceIsPlayedWhileMessagesCome() {
		String media = uploadTo("/oapi/media/upload?type=voice&access_token=" + dingToken(), "a.wav", wav())
			.path("media_id")
			.asText();
		notice("{\"msgtype\":\"voice\",\"voice\":{\"media_id\":\"" + media + "\",\"duration\":\"59\"}}");
		openChat(2, ROBOT + "/");
		await(phone(2, " audio"));
		browser.executeScript("document.querySelector('#phones .phone:nth-child(2) audio').play()");
		notice("{\"msgtype\":\"text\",\"text\":{\"content\":\"边放边收\"}}");
		awaitText(phone(2, " .log"), "边放边收");
		new WebDriverWait(browser, Duration.ofSeconds(30)).until((page) -> browser.executeScript("""
				const audio = document.querySelector('#phones .phone:nth-child(2) audio');
				return !audio.paused && audio.currentTime > 0.3 && audio.duration === 60;
				"""));
	}

	@Test
	@Order(7)
	void theButtonsOfDingTalksCardsWork() {
		notice("{\"msgtype\":\"action_card\",\"action_card\":{\"title\":\"t\",\"markdown\":\"# 选\",\"btn_orientation\":\"1\","
				+ "\"btn_json_list\":[{\"title\":\"打开\",\"action_url\":\"https://e.com\"},"
				+ "{\"title\":\"没有推送\",\"action_url\":\"dtmd://dingtalkclient/none\"}]}}");
		await(phone(2, " .choices.across a[href='https://e.com']"));
		say(2, "");
		click(phone(2, " .choices.across button"));
		awaitDone(2);
		dingTalk("/dingapi/v1.0/card/instances/createAndDeliver", """
				{"outTrackId":"track1","cardTemplateId":"t.schema","callbackType":"STREAM",
				 "cardData":{"cardParamMap":{"title":"审批","body":"**金额** 100"}},
				 "openSpaceId":"dtv1.card//IM_ROBOT.zhangsan","imRobotOpenSpaceModel":{"supportForward":true},
				 "imRobotOpenDeliverModel":{"spaceType":"IM_ROBOT","robotCode":"%s"}}""".formatted(ROBOT));
		awaitText(phone(2, " .log"), "审批");
		say(2, "");
		click(phone(2, " [data-operation=press-button]"));
		browser.findElement(By.cssSelector("dialog [name=key]")).sendKeys("agree");
		click(By.cssSelector("dialog [data-role=ok]"));
		awaitDone(2);
		picture("messages.png");
	}

	private void submit(int card) {
		say(1, "");
		browser.findElements(phone(1, " .card .primary")).get(card - 1).click();
		awaitText(phone(1, " .status"), "HTTP 200");
	}

	private String pushed() {
		return control("listPushes", of("platform", "wecom")).toString();
	}

	private static List<String> texts(By element) {
		return browser.findElements(element).stream().map(WebElement::getText).toList();
	}

	private String robot(String call, String to, String text) {
		return dingTalk("/dingapi/v1.0/robot/" + call,
				"{\"robotCode\":\"" + ROBOT + "\"," + to
						+ ",\"msgKey\":\"sampleText\",\"msgParam\":\"{\\\"content\\\":\\\"" + text + "\\\"}\"}")
			.path("processQueryKey")
			.asText();
	}

	private String readStatus() {
		return dingTalk("/dingapi/v1.0/robot/oToMessages/readStatus?robotCode=" + ROBOT + "&processQueryKey="
				+ toUser.replace("=", "%3D"), null)
			.at("/messageReadInfoList/0/readStatus")
			.asText();
	}

	private void notice(String message) {
		JsonNode answer = dingTalk("/oapi/topapi/message/corpconversation/asyncsend_v2",
				"{\"agent_id\":0,\"userid_list\":\"zhangsan\",\"msg\":" + message + "}");
		assertThat(answer.path("errcode").asInt(-1)).as(answer.toString()).isZero();
	}

	private String upload(String type, String name, byte[] content) {
		return uploadTo("/qyapi/cgi-bin/media/upload?type=" + type + "&access_token=" + wecomToken(), name, content)
			.path("media_id")
			.asText();
	}

	private JsonNode uploadTo(String path, String name, byte[] content) {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		form.writeBytes(content);
		form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
		return send(path, "multipart/form-data; boundary=b", form.toByteArray(), "");
	}

	/** A minute of silence. */
	private static byte[] wav() {
		int bytes = 60 * 16000;
		return ByteBuffer.allocate(44 + bytes)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put("RIFF".getBytes(StandardCharsets.US_ASCII))
			.putInt(36 + bytes)
			.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
			.putInt(16)
			.putShort((short) 1)
			.putShort((short) 1)
			.putInt(8000)
			.putInt(16000)
			.putShort((short) 2)
			.putShort((short) 16)
			.put("data".getBytes(StandardCharsets.US_ASCII))
			.putInt(bytes)
			.array();
	}

}
