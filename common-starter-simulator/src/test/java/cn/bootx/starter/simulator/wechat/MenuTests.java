package cn.bootx.starter.simulator.wechat;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.push.RawXml;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.login.ClientPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MenuTests extends WeChatTestBed {

	private static final String MENU = """
			{"button":[{"type":"click","name":"今日","key":"V1"},{"name":"更多","sub_button":[
			{"type":"view","name":"网站","url":"https://e.com/a"},
			{"type":"miniprogram","name":"小程序","url":"https://e.com","appid":"wxmini","pagepath":"pages/a"},
			{"type":"scancode_waitmsg","name":"扫码","key":"S"},
			{"type":"pic_weixin","name":"照片","key":"P"},
			{"type":"location_select","name":"位置","key":"L"}]}]}""";

	@Test
	void aMenuIsPublishedReadAndDeleted() {
		assertThat(code(get("/cgi-bin/menu/get"))).isEqualTo(46003);
		assertThat(create(MENU)).isZero();
		JsonNode read = get("/cgi-bin/menu/get");
		assertThat(read.has("errcode")).isFalse();
		assertThat(read.path("menu").has("menuid")).isFalse();
		assertThat(read.path("menu").path("button").get(0).toString())
			.isEqualTo("{\"type\":\"click\",\"name\":\"今日\",\"key\":\"V1\",\"sub_button\":[]}");
		assertThat(code(get("/cgi-bin/menu/delete"))).isZero();
		assertThat(this.account.menu()).isNull();
		assertThat(get("/cgi-bin/get_current_selfmenu_info").toString())
			.isEqualTo("{\"is_menu_open\":0,\"selfmenu_info\":{\"button\":[]}}");
	}

	@Test
	void theMenuInForceWrapsItsChildrenInAList() {
		create(MENU);
		JsonNode info = get("/cgi-bin/get_current_selfmenu_info");
		assertThat(info.path("is_menu_open").asInt()).isEqualTo(1);
		JsonNode parent = info.path("selfmenu_info").path("button").get(1);
		assertThat(parent.path("sub_button").path("list")).hasSize(5);
		assertThat(parent.path("sub_button").path("list").get(0).path("url").asText()).isEqualTo("https://e.com/a");
		assertThat(info.path("selfmenu_info").path("button").get(0).has("sub_button")).isFalse();
	}

	@Test
	void aMenuOfTheConsoleEndsTheMenusOfTheApi() {
		create(MENU);
		conditional("{\"tag_id\":\"2\"}");
		this.account.menus().publishInConsole("""
				{"button":[{"name":"关于","type":"text","value":"我们"}]}""");
		assertThat(code(get("/cgi-bin/menu/get"))).isEqualTo(46003);
		assertThat(get("/cgi-bin/get_current_selfmenu_info").path("selfmenu_info").toString())
			.isEqualTo("{\"button\":[{\"name\":\"关于\",\"type\":\"text\",\"value\":\"我们\"}]}");
		Fan fan = this.account.fan("oFan");
		fan.tapsMenu("关于");
		assertThat(fan.received()).extracting(ChatMessage::text).containsExactly("我们");
		assertThat(this.host.calls()).isEmpty();
		create(MENU);
		assertThat(code(get("/cgi-bin/menu/get"))).isZero();
	}

	@Test
	void theNewestConditionalMenuThatFitsIsSeen() {
		create(MENU);
		Fan fan = this.account.fan("oFan");
		fan.profile().platform(ClientPlatform.ANDROID);
		String ios = conditional("{\"client_platform_type\":\"1\"}").path("menuid").asText();
		assertThat(ios).matches("\\d+");
		assertThat(match("oFan").path("button")).hasSize(2);
		conditional("{\"client_platform_type\":\"2\"}");
		assertThat(match("oFan").path("button").get(0).path("name").asText()).isEqualTo("特别");
		JsonNode all = get("/cgi-bin/menu/get");
		assertThat(all.path("menu").path("menuid").asLong()).isEqualTo(1);
		assertThat(all.path("conditionalmenu").findValuesAsText("client_platform_type")).containsExactly("1", "2");
		assertThat(code(post("/cgi-bin/menu/delconditional", "{\"menuid\":\"" + ios + "\"}"))).isZero();
		assertThat(code(post("/cgi-bin/menu/delconditional", "{\"menuid\":\"" + ios + "\"}"))).isEqualTo(65301);
		get("/cgi-bin/menu/delete");
		assertThat(code(match("oFan"))).isEqualTo(46003);
	}

	@Test
	void aConditionalMenuNeedsADefaultOneAndARule() {
		assertThat(code(conditional("{\"tag_id\":\"2\"}"))).isEqualTo(65303);
		create(MENU);
		assertThat(code(conditional("{}"))).isEqualTo(65304);
		assertThat(code(conditional("{\"sex\":\"1\"}"))).isEqualTo(65320);
		assertThat(code(conditional("{\"client_platform_type\":\"9\"}"))).isEqualTo(40035);
		assertThat(code(post("/cgi-bin/menu/addconditional", "{\"matchrule\":{\"tag_id\":\"2\"}}"))).isEqualTo(65307);
		assertThat(code(match("oNobody"))).isEqualTo(65302);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"button":[]}|40016
					{"button":[{"type":"click","name":"a","key":"k"},{"type":"click","name":"b","key":"k"},{"type":"click","name":"c","key":"k"},{"type":"click","name":"d","key":"k"}]}|40016
					{"button":[{"type":"click","name":"一二三四五六","key":"k"}]}|40018
					{"button":[{"type":"press","name":"a","key":"k"}]}|40017
					{"button":[{"type":"click","name":"a"}]}|40019
					{"button":[{"type":"view","name":"a"}]}|40020
					{"button":[{"type":"view","name":"a","url":"e.com"}]}|40055
					{"button":[{"type":"miniprogram","name":"a","url":"https://e.com","pagepath":"p"}]}|40013
					{"button":[{"type":"media_id","name":"a"}]}|40007
					{"button":[{"type":"article_id","name":"a"}]}|53600
					{"button":[{"name":"a","sub_button":[{"type":"press","name":"b"}]}]}|40024
					{"button":[{"name":"a","sub_button":[{"type":"click","name":""}]}]}|40025
					{"button":[{"name":"a","sub_button":[{"type":"click","name":"b"}]}]}|40026
					{"button":[{"name":"a","sub_button":[{"type":"view","name":"b"}]}]}|40027
					{"button":[{"name":"a","sub_button":[{"type":"view","name":"b","url":"ftp://e.com"}]}]}|40054
					{"button":[{"name":"a","sub_button":[{"name":"b","sub_button":[{"type":"click","name":"c","key":"k"}]}]}]}|40022
					{"button":[{"name":"a","sub_button":[{},{},{},{},{},{}]}]}|40023
					{"button":[{"type":"click","name":"\\u4eca","key":"k"}]}|40033
					""")
	void aBadMenuIsRefused(String menu, int code) {
		assertThat(create(menu)).isEqualTo(code);
		assertThat(this.account.menu()).isNull();
	}

	@Test
	void lengthsAreCountedInBytesUpToTheLimit() {
		assertThat(create(button("click", "一二三四五a", "\"key\":\"" + "k".repeat(128) + "\""))).isZero();
		assertThat(create(button("click", "a", "\"key\":\"" + "k".repeat(129) + "\""))).isEqualTo(40019);
		String url = "https://e.com/" + "u".repeat(1010);
		assertThat(create(button("view", "a", "\"url\":\"" + url + "\""))).isZero();
		assertThat(create(button("view", "a", "\"url\":\"" + url + "u\""))).isEqualTo(40020);
	}

	@Test
	void linksMayLeadToThreeDomains() {
		String three = view("a") + "," + view("b") + "," + view("c");
		assertThat(create("{\"button\":[{\"name\":\"x\",\"sub_button\":[" + three + "]}]}")).isZero();
		assertThat(create("{\"button\":[{\"name\":\"x\",\"sub_button\":[" + three + "," + view("d") + "]}]}"))
			.isEqualTo(65316);
	}

	@Test
	void everyButtonPushesWhatItsTypeSays() {
		create(MENU);
		Fan fan = this.account.fan("oFan");
		fan.tapsMenu("今日");
		assertThat(lastPush().text("Event")).isEqualTo("CLICK");
		assertThat(lastPush().text("EventKey")).isEqualTo("V1");
		fan.tapsMenu("网站");
		assertThat(lastPush().text("Event")).isEqualTo("VIEW");
		assertThat(lastPush().text("EventKey")).isEqualTo("https://e.com/a");
		assertThat(lastPush().text("MenuId")).isEqualTo("1");
		fan.tapsMenu("小程序");
		assertThat(lastPush().text("Event")).isEqualTo("view_miniprogram");
		assertThat(lastPush().text("EventKey")).isEqualTo("pages/a");
		fan.tapsMenu("扫码");
		assertThat(lastPush().child("ScanCodeInfo").text("ScanType")).isEqualTo("qrcode");
		fan.tapsMenu("照片");
		assertThat(lastPush().child("SendPicsInfo").child("PicList").child("item").text("PicMd5Sum")).hasSize(32);
		fan.tapsMenu("位置");
		assertThat(lastPush().child("SendLocationInfo").text("Label")).isNotEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> fan.tapsMenu("更多")).withMessageContaining("网站");
	}

	@Test
	void anEventCarriesRepeatedElementsAsRawXml() {
		this.account.fan("oFan")
			.event("subscribe_msg_popup_event", Fields.of("SubscribeMsgPopupEvent",
					new RawXml("<List><TemplateId>A</TemplateId></List><List><TemplateId>B</TemplateId></List>")));
		assertThat(lastPush().child("SubscribeMsgPopupEvent").children("List"))
			.extracting((item) -> item.text("TemplateId"))
			.containsExactly("A", "B");
	}

	private static String button(String type, String name, String field) {
		return "{\"button\":[{\"type\":\"" + type + "\",\"name\":\"" + name + "\"," + field + "}]}";
	}

	private static String view(String domain) {
		return "{\"type\":\"view\",\"name\":\"v\",\"url\":\"https://" + domain + ".com/x\"}";
	}

	private JsonNode conditional(String rule) {
		return post("/cgi-bin/menu/addconditional",
				"{\"button\":[{\"type\":\"click\",\"name\":\"特别\",\"key\":\"k\"}],\"matchrule\":" + rule + "}");
	}

	private JsonNode match(String user) {
		return post("/cgi-bin/menu/trymatch", "{\"user_id\":\"" + user + "\"}");
	}

	private int create(String menu) {
		return code(post("/cgi-bin/menu/create", menu));
	}

}
