package cn.bootx.starter.simulator.wechat;

import java.time.Duration;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.wechat.template.LibraryTemplate;
import cn.bootx.starter.simulator.wechat.template.TemplateResult;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TemplateManagementTests extends WeChatTestBed {

	private static final String ADD = "/cgi-bin/template/api_add_template";

	@Test
	void aTemplateIsTakenFromTheLibrarySentAndDeleted() {
		String id = add("47123", "\"商品名称\",\"发货时间\"").path("template_id").asText();
		JsonNode listed = get("/cgi-bin/template/get_all_private_template").path("template_list").get(0);
		assertThat(listed.path("template_id").asText()).isEqualTo(id);
		assertThat(listed.path("content").asText()).isEqualTo("商品名称:{{thing2.DATA}}\n发货时间:{{time3.DATA}}\n");
		assertThat(listed.path("deputy_industry").asText()).isEqualTo("互联网|电子商务");
		Fan fan = this.account.fan("oFan");
		String sent = "{\"touser\":\"oFan\",\"template_id\":\"" + id
				+ "\",\"data\":{\"thing2\":{\"value\":\"茶\"},\"time3\":{\"value\":\"今天\"}}}";
		assertThat(code(post("/cgi-bin/message/template/send", sent))).isZero();
		assertThat(fan.received().get(0).text()).contains("商品名称:茶");
		assertThat(code(post("/cgi-bin/template/del_private_template", "{\"template_id\":\"" + id + "\"}"))).isZero();
		assertThat(code(post("/cgi-bin/template/del_private_template", "{\"template_id\":\"" + id + "\"}")))
			.isEqualTo(40037);
		assertThat(code(post("/cgi-bin/message/template/send", sent))).isEqualTo(40037);
	}

	@Test
	void whatTheLibraryDoesNotHaveIsRefused() {
		assertThat(code(add("TM00015", "\"a\""))).isEqualTo(40247);
		assertThat(code(add("1", "\"a\""))).isEqualTo(40037);
		assertThat(code(add("47123", "\"没有\""))).isEqualTo(40246);
		assertThat(code(add("47123", ""))).isEqualTo(40246);
		assertThatIllegalArgumentException().isThrownBy(() -> LibraryTemplate.of("1", "t", "no type"));
	}

	@Test
	void anAccountHasUpToTwentyFiveTemplates() {
		this.simulator.wechat().libraryTemplate(LibraryTemplate.of("1", "题", "一:thing"));
		for (int i = 0; i < 25; i++) {
			assertThat(code(add("1", "\"一\""))).isZero();
		}
		assertThat(code(add("1", "\"一\""))).isEqualTo(45026);
	}

	@Test
	void anotherIndustryTakesItsTemplatesAwayOnceAMonth() {
		add("47123", "\"商品名称\"");
		assertThat(get("/cgi-bin/template/get_industry").path("primary_industry").path("second_class").asText())
			.isEqualTo("互联网|电子商务");
		assertThat(code(industry(10, 42))).isEqualTo(40102);
		assertThat(code(industry(10, 1))).isZero();
		assertThat(get("/cgi-bin/template/get_all_private_template").path("template_list")).hasSize(1);
		assertThat(code(industry(10, 11))).isEqualTo(43100);
		this.clock.advance(Duration.ofDays(30));
		assertThat(code(industry(10, 11))).isZero();
		assertThat(get("/cgi-bin/template/get_all_private_template").path("template_list")).isEmpty();
		assertThat(get("/cgi-bin/template/get_industry").path("secondary_industry").path("first_class").asText())
			.isEqualTo("酒店旅游");
	}

	@ParameterizedTest
	@EnumSource(TemplateResult.class)
	void aJobEndsAsTheFanWants(TemplateResult result) {
		this.account.template("T", "t", "{{thing1.DATA}}").fan("oFan").templatesEnd(result);
		JsonNode sent = post("/cgi-bin/message/template/send",
				"{\"touser\":\"oFan\",\"template_id\":\"T\",\"data\":{\"thing1\":{\"value\":\"x\"}}}");
		assertThat(awaitPush(1).text("Status")).isEqualTo(result.status());
		assertThat(awaitPush(1).text("MsgID")).isEqualTo(sent.path("msgid").asText());
		assertThat(this.account.fan("oFan").received()).hasSize((result == TemplateResult.SUCCESS) ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"touser":"oFan"}|40036
			{"touser":"oFan","template_id":"T","miniprogram":{"pagepath":"p"}}|40013
			""")
	void aTemplateMessageWithoutItsPartsIsRefused(String body, int code) {
		this.account.template("T", "t", "x").fan("oFan");
		assertThat(code(post("/cgi-bin/message/template/send", body))).isEqualTo(code);
	}

	@Test
	void aSubscribeNoticeNeedsOneConsentForEachMessage() {
		String id = post("/wxaapi/newtmpl/addtemplate", "{\"tid\":\"43205\",\"kidList\":[2,1],\"sceneDesc\":\"预约\"}")
			.path("priTmplId")
			.asText();
		Fan fan = this.account.fan("oFan");
		assertThat(notice(id, "理发")).isEqualTo(43101);
		fan.agreesTo(id);
		assertThat(lastPush().child("SubscribeMsgPopupEvent").child("List").text("TemplateId")).isEqualTo(id);
		assertThat(notice(id, "二十个字以内的内容才能放进这一个字段里面啊")).isEqualTo(47003);
		assertThat(notice(id, "理发")).isZero();
		assertThat(notice(id, "理发")).isEqualTo(43101);
		assertThat(fan.received()).extracting(ChatMessage::text).containsExactly("预约成功通知\n预约时间:10:00\n预约项目:理发\n");
		assertThat(awaitPush(2).text("Event")).isEqualTo("subscribe_msg_sent_event");
		assertThat(awaitPush(2).child("SubscribeMsgSentEvent").child("List").text("ErrorCode")).isEqualTo("0");
		fan.agreesTo(id);
		fan.refuses(id);
		assertThat(lastPush().child("SubscribeMsgChangeEvent").child("List").text("SubscribeStatusString"))
			.isEqualTo("reject");
		assertThat(notice(id, "理发")).isEqualTo(43101);
		assertThat(notice("nope", "理发")).isEqualTo(40037);
	}

	@Test
	void theLibraryOfNoticesIsReadAndUsed() {
		assertThat(get("/wxaapi/newtmpl/getcategory").path("data").get(0).path("id").asInt()).isPositive();
		JsonNode titles = get("/wxaapi/newtmpl/getpubtemplatetitles?ids=616&start=1&limit=1");
		assertThat(titles.path("count").asInt()).isEqualTo(2);
		assertThat(titles.path("data").findValuesAsText("tid")).containsExactly("47123");
		assertThat(code(get("/wxaapi/newtmpl/getpubtemplatetitles?ids=616&start=0&limit=31"))).isEqualTo(40035);
		assertThat(get("/wxaapi/newtmpl/getpubtemplatekeywords?tid=43205").path("data").findValuesAsText("rule"))
			.containsExactly("thing", "time", "phone_number", "thing");
		assertThat(code(get("/wxaapi/newtmpl/getpubtemplatekeywords?tid=1"))).isEqualTo(200014);
		String id = post("/wxaapi/newtmpl/addtemplate", "{\"tid\":\"43205\",\"kidList\":[1,2]}").path("priTmplId")
			.asText();
		assertThat(get("/wxaapi/newtmpl/gettemplate").path("data").get(0).path("content").asText())
			.contains("{{thing1.DATA}}");
		assertThat(code(post("/wxaapi/newtmpl/deltemplate", "{\"priTmplId\":\"" + id + "\"}"))).isZero();
		assertThat(code(post("/wxaapi/newtmpl/deltemplate", "{\"priTmplId\":\"" + id + "\"}"))).isEqualTo(200014);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"tid":"1","kidList":[1,2]}|200014
			{"tid":"43205","kidList":[1]}|200020
			{"tid":"43205","kidList":[1,9]}|200020
			{"tid":"43205","kidList":[1,2],"sceneDesc":"一二三四五六七八九十一二三四五六"}|200021
			""")
	void aBadChoiceFromTheLibraryIsRefused(String body, int code) {
		assertThat(code(post("/wxaapi/newtmpl/addtemplate", body))).isEqualTo(code);
	}

	@Test
	void aOneTimeSubscriptionIsGoodForOneMessage() {
		Fan fan = this.account.fan("oFan");
		fan.agreesTo("ONCE");
		assertThat(once("十六个字的标题实在太长了放不下了呀")).isEqualTo(40062);
		assertThat(once("通知")).isZero();
		assertThat(once("通知")).isEqualTo(43101);
		assertThat(fan.received()).extracting(ChatMessage::text).containsExactly("通知\n你好");
	}

	@Test
	void thePageOfAOneTimeSubscriptionSendsTheBrowserBack() {
		Fan fan = this.account.fan("oFan");
		String page = "https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=" + this.account.appId()
				+ "&scene=7&template_id=ONCE&redirect_url=https%3A%2F%2Fh.example%2Fa%3Fb%3D1&reserved=ab12#wechat_redirect";
		assertThat(fan.answersOneTimePage(page, false))
			.isEqualTo("https://h.example/a?b=1&template_id=ONCE&action=cancel&scene=7&reserved=ab12");
		assertThat(once("通知")).isEqualTo(43101);
		assertThat(fan.answersOneTimePage(page, true))
			.isEqualTo("https://h.example/a?b=1&openid=oFan&template_id=ONCE&action=confirm&scene=7&reserved=ab12");
		assertThat(once("通知")).isZero();
		for (String wrong : new String[] { page.replace("scene=7", "scene=10001"), page.replace("ab12", "a-b"),
				page.replace("appid=", "appid=x"), page.replace("#wechat_redirect", "") }) {
			assertThatIllegalArgumentException().isThrownBy(() -> fan.answersOneTimePage(wrong, true));
		}
	}

	@Test
	void messagesThatWereHeldBackAreListedInPages() {
		this.account.template("T", "题", "{{thing1.DATA}}");
		this.account.blockedMessage("T", "oFan", "茶").blockedMessage("T", "oFan", "水").blockedMessage("U", "oFan", "x");
		JsonNode first = blocked("T", 0, 1).path("msginfo");
		assertThat(first).hasSize(1);
		assertThat(first.get(0).path("title").asText()).isEqualTo("题");
		JsonNode rest = blocked("T", first.get(0).path("id").asLong(), 100).path("msginfo");
		assertThat(rest.findValuesAsText("content")).containsExactly("水");
		assertThat(code(blocked("T", 0, 101))).isEqualTo(40035);
	}

	@Test
	void aClientMsgIdIsOneMessageForEachFan() {
		this.account.template("T", "t", "{{thing1.DATA}}").fan("oFan");
		this.account.fan("oOther");
		for (String openId : new String[] { "oFan", "oFan", "oOther" }) {
			assertThat(code(post("/cgi-bin/message/template/send", "{\"touser\":\"" + openId
					+ "\",\"template_id\":\"T\",\"client_msg_id\":\"once\",\"data\":{\"thing1\":{\"value\":\"x\"}}}")))
				.isZero();
		}
		assertThat(this.account.fan("oFan").received()).hasSize(1);
		assertThat(this.account.fan("oOther").received()).hasSize(1);
	}

	private JsonNode blocked(String templateId, long largestId, int limit) {
		return post("/wxa/sec/queryblocktmplmsg",
				"{\"tmpl_msg_id\":\"" + templateId + "\",\"largest_id\":" + largestId + ",\"limit\":" + limit + "}");
	}

	private int once(String title) {
		return code(post("/cgi-bin/message/template/subscribe", "{\"touser\":\"oFan\",\"template_id\":\"ONCE\","
				+ "\"scene\":\"1\",\"title\":\"" + title + "\",\"data\":{\"content\":{\"value\":\"你好\"}}}"));
	}

	private int notice(String id, String thing) {
		return code(post("/cgi-bin/message/subscribe/bizsend", "{\"touser\":\"oFan\",\"template_id\":\"" + id
				+ "\",\"data\":{\"thing1\":{\"value\":\"" + thing + "\"},\"time2\":{\"value\":\"10:00\"}}}"));
	}

	private JsonNode add(String shortId, String keywords) {
		return post(ADD, "{\"template_id_short\":\"" + shortId + "\",\"keyword_name_list\":[" + keywords + "]}");
	}

	private JsonNode industry(int first, int second) {
		return post("/cgi-bin/template/api_set_industry",
				"{\"industry_id1\":\"" + first + "\",\"industry_id2\":\"" + second + "\"}");
	}

}
