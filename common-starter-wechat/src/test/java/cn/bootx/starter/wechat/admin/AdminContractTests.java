package cn.bootx.starter.wechat.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MultipartBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.article.PublishStatus;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.content.article.WeChatArticle;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.menu.WeChatMenu;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Every endpoint over real HTTP, the same on both web stacks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdminContractTests {

	private static final String SHOP = "wxshop0123456789ab";

	private static final String BUTTONS = """
			{"buttons":[{"type":"view","name":"官网","url":"https://example.com/"},
			{"name":"更多","subButtons":[{"type":"click","name":"帮助","key":"HELP"},
			{"type":"miniprogram","name":"商城","url":"https://example.com/","appId":"wx1","pagePath":"pages/a"}]}]}""";

	private static final byte[] PICTURE = "picture".getBytes(StandardCharsets.US_ASCII);

	private final WebApplicationType stack;

	private final WeChatFixture wechat = WeChatFixture.plain();

	private WeChatFixture.Host host;

	private AdminHttp page;

	AdminContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@BeforeAll
	void start() {
		this.wechat.simulator()
			.wechat()
			.register(OfficialAccount.plain(SHOP, WeChatFixture.SECRET, WeChatFixture.TOKEN));
		this.host = this.wechat.start(this.stack, AdminApplication.class,
				"bootx.starter.third.wechat.admin.enabled=true",
				"bootx.starter.third.wechat.accounts.shop.app-id=" + SHOP,
				"bootx.starter.third.wechat.accounts.shop.app-secret=" + WeChatFixture.SECRET,
				"spring.servlet.multipart.max-file-size=12MB", "spring.servlet.multipart.max-request-size=12MB");
		this.page = new AdminHttp(this.host.url());
	}

	@AfterAll
	void stop() {
		this.wechat.close();
	}

	@BeforeEach
	void reset() {
		doorman().open(true);
		menus().findAll().stream().map(WeChatMenu.Draft::id).forEach(menus()::delete);
		menus().clear();
		this.wechat.simulator().calls().clear();
	}

	@Test
	void aMenuIsDraftedChangedAndPublished() throws IOException {
		String id = add("春季");
		JsonNode shown = this.page.get("/wechat/menu/findById?id=" + id);
		assertThat(shown.path("publish").asBoolean()).isFalse();
		assertThat(shown.path("menuInfo").path("buttons").path(1).path("subButtons").path(1).path("pagePath").asText())
			.isEqualTo("pages/a");
		this.page.post("/wechat/menu/update", "{\"id\":\"%s\",\"remark\":\"活动\",\"publish\":true}".formatted(id));
		JsonNode changed = this.page.get("/wechat/menu/findById?id=" + id);
		assertThat(changed.path("publish").asBoolean()).as("publish is not the client's to set").isFalse();
		assertThat(changed.path("name").asText()).isEqualTo("春季");
		assertThat(changed.path("remark").asText()).isEqualTo("活动");
		assertThat(changed.path("menuInfo")).isEqualTo(shown.path("menuInfo"));
		this.page.post("/wechat/menu/publish?id=" + id);
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/menu/create")).containsExactly(
				"{\"button\":[{\"type\":\"view\",\"name\":\"官网\",\"url\":\"https://example.com/\"},{\"name\":\"更多\","
						+ "\"sub_button\":[{\"type\":\"click\",\"name\":\"帮助\",\"key\":\"HELP\"},{\"type\":\"miniprogram\","
						+ "\"name\":\"商城\",\"url\":\"https://example.com/\",\"appid\":\"wx1\",\"pagepath\":\"pages/a\"}]}]}");
		assertThat(this.page.get("/wechat/menu/findById?id=" + id).path("publish").asBoolean()).isTrue();
		this.page.post("/wechat/menu/clearMenu");
		assertThat(this.wechat.account().menu()).isNull();
		assertThat(this.page.get("/wechat/menu/findById?id=" + id).path("publish").asBoolean()).isFalse();
		this.page.delete("/wechat/menu/delete?id=" + id);
		assertThat(this.page.get("/wechat/menu/findById?id=" + id).isNull()).isTrue();
	}

	@Test
	void aFormComesBackAsItWasShown() throws IOException {
		String id = add("form");
		JsonNode shown = this.page.get("/wechat/menu/findById?id=" + id);
		this.page.post("/wechat/menu/update", shown.toString());
		assertThat(this.page.get("/wechat/menu/findById?id=" + id).path("menuInfo")).isEqualTo(shown.path("menuInfo"));
		// The version of before: somebody else has changed the menu since it was shown.
		assertThat(failure("/wechat/menu/update", shown.toString())).contains(id, "read it again");
	}

	@Test
	void menusAreListedInPages() throws IOException {
		add("a1");
		add("a2");
		add("b1");
		assertThat(this.page.get("/wechat/menu/findAll")).hasSize(3);
		JsonNode found = this.page.get("/wechat/menu/page?current=2&size=1&name=A");
		assertThat(found.path("current").asInt()).isEqualTo(2);
		assertThat(found.path("size").asInt()).isEqualTo(1);
		assertThat(found.path("total").asInt()).isEqualTo(2);
		assertThat(found.path("records").path(0).path("name").asText()).isEqualTo("a2");
		assertThat(found.path("records").path(0).path("menuInfo").isNull()).isTrue();
		assertThat(this.page.get("/wechat/menu/page").path("size").asInt()).isEqualTo(10);
	}

	@Test
	void theLiveMenuIsImported() throws IOException {
		assertThat(failure("/wechat/menu/importMenu", "")).contains("no menu");
		this.page.post("/wechat/menu/publish?id=" + add("mine"));
		String id = this.page.post("/wechat/menu/importMenu").asText();
		JsonNode imported = this.page.get("/wechat/menu/findById?id=" + id);
		assertThat(imported.path("name").asText()).isEqualTo("微信自定义菜单");
		assertThat(imported.path("menuInfo").path("buttons").path(0).path("name").asText()).isEqualTo("官网");
	}

	@Test
	void aMenuThatCannotBePublishedSaysWhy() throws IOException {
		String id = this.page.post("/wechat/menu/add", "{\"name\":\"empty\",\"menuInfo\":{}}").asText();
		assertThat(failure("/wechat/menu/publish?id=" + id, "")).contains("button has 0 items, allowed are 1 to 3");
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/menu/create")).isZero();
	}

	@Test
	void whatWeChatSaysReachesThePage() throws IOException {
		String id = add("refused");
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/menu/create", 1, SimulatorResponse
				.json(Json.object().put("errcode", 48001).put("errmsg", "api unauthorized rid: 1-2-3")));
		assertThat(failure("/wechat/menu/publish?id=" + id, "")).contains("48001", "api unauthorized");
		assertThat(this.page.get("/wechat/menu/findById?id=" + id).path("publish").asBoolean()).isFalse();
	}

	@Test
	void anotherAccountHasItsOwnMenus() throws IOException {
		String id = this.page.post("/wechat/menu/add?account=shop", "{\"name\":\"shop\",\"menuInfo\":" + BUTTONS + "}")
			.asText();
		assertThat(this.page.get("/wechat/menu/findAll")).isEmpty();
		assertThat(this.page.get("/wechat/menu/findAll?account=shop")).hasSize(1);
		this.page.post("/wechat/menu/publish?account=shop&id=" + id);
		assertThat(this.wechat.account().menu()).isNull();
		this.page.delete("/wechat/menu/delete?account=shop&id=" + id);
		assertThat(this.page.failure(this.page.request("/wechat/menu/findAll?account=no"))).contains("'no'", "shop");
	}

	@Test
	void unknownIdsAndBadParametersAreTold() throws IOException {
		assertThat(failure("/wechat/menu/add", "{}")).contains("name must not be blank");
		assertThat(failure("/wechat/menu/update", "{\"name\":\"x\"}")).contains("id must not be blank");
		assertThat(failure("/wechat/menu/update", "{\"id\":\"no\"}")).contains("no menu with id 'no'");
		assertThat(failure("/wechat/menu/publish?id=no", "")).contains("no menu with id 'no'");
		assertThat(this.page.failure(this.page.request("/wechat/menu/delete?id=no").delete())).contains("'no'");
		assertThat(this.page.get("/wechat/menu/findById?id=no").isNull()).isTrue();
		assertThat(this.page.get("/wechat/template/findById?id=no").isNull()).isTrue();
		assertThat(failure("/wechat/template/update", "{\"id\":\"no\",\"code\":\"x\"}")).contains("'no'", "sync");
		assertThat(this.page.failure(this.page.request("/wechat/media/pageFile?type=song"))).contains("image", "song");
		assertThat(this.page.failure(this.page.request("/wechat/media/pageFile?type=image&size=50")))
			.contains("1 to 20");
		assertThat(this.page.failure(this.page.request("/wechat/article/page?current=2147483647&size=20")))
			.contains("no page");
		assertThat(this.page.failure(this.page.request("/wechat/media/deleteFile?mediaId=no").delete()))
			.contains("40007");
		assertThat(this.page.status(this.page.request("/wechat/menu/page?current=x"))).isEqualTo(400);
		assertThat(this.page.status(this.page.request("/wechat/menu/findById"))).isEqualTo(400);
		assertThat(this.page.status(this.page.request("/wechat/menu/add").post(AdminHttp.json("{")))).isEqualTo(400);
	}

	@Test
	void templatesAreSyncedFoundAndGivenCodes() throws IOException {
		this.wechat.account()
			.template("T1", "订单", "{{thing1.DATA}} {{amount2.DATA}}")
			.template("T2", "退款", "{{a.DATA}}");
		assertThat(this.page.post("/wechat/template/sync").path("added")).extracting(JsonNode::asText)
			.contains("T1", "T2");
		this.page.post("/wechat/template/update", "{\"id\":\"T1\",\"code\":\"order\",\"name\":\"订单\",\"enable\":true}");
		JsonNode shown = this.page.get("/wechat/template/findById?id=T1");
		assertThat(shown.path("code").asText()).isEqualTo("order");
		assertThat(shown.path("title").asText()).isEqualTo("订单");
		assertThat(shown.path("variables")).extracting(JsonNode::asText).containsExactly("thing1", "amount2");
		assertThat(failure("/wechat/template/update", "{\"id\":\"T2\",\"code\":\"order\"}")).contains("'order'", "T1");
		assertThat(failure("/wechat/template/update", "{\"id\":\"T2\",\"name\":\"x\"}")).contains("name");
		assertThat(failure("/wechat/template/update", "{\"id\":\"T2\",\"enable\":false}")).contains("enable");
		assertThat(this.page.get("/wechat/template/existsByCodeNotId?code=order&id=T2").asBoolean()).isTrue();
		assertThat(this.page.get("/wechat/template/existsByCodeNotId?code=order&id=T1").asBoolean()).isFalse();
		assertThat(this.page.get("/wechat/template/page?code=ORD").path("total").asInt()).isEqualTo(1);
		assertThat(this.page.get("/wechat/template/page?name=退").path("records").path(0).path("id").asText())
			.isEqualTo("T2");
		assertThat(this.page.get("/wechat/template/page?templateId=t&name=订").path("total").asInt()).isEqualTo(1);
		this.page.post("/wechat/template/update", "{\"id\":\"T1\"}");
		assertThat(this.page.get("/wechat/template/findById?id=T1").path("code").asText()).isEqualTo("order");
		this.page.post("/wechat/template/update", "{\"id\":\"T1\",\"code\":\"\"}");
		assertThat(this.page.get("/wechat/template/findById?id=T1").path("code").isNull()).isTrue();
	}

	@Test
	void anUploadAnswersItsMediaId() throws IOException {
		String mediaId = this.page
			.upload("/wechat/media/uploadFile", "..\\..\\/etc/图\".png", PICTURE, Map.of("mediaType", "image"))
			.asText();
		String sent = this.wechat.simulator().calls().of("/cgi-bin/material/add_material").get(0).bodyText();
		assertThat(sent).contains("picture").doesNotContain("etc").doesNotContain("..");
		JsonNode found = this.page.get("/wechat/media/pageFile?type=image");
		assertThat(found.path("total").asInt()).isEqualTo(1);
		assertThat(found.path("records").path(0).path("mediaId").asText()).isEqualTo(mediaId);
		assertThat(time(found.path("records").path(0))).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
		this.page.delete("/wechat/media/deleteFile?mediaId=" + mediaId);
		assertThat(this.page.get("/wechat/media/pageFile?type=image&current=1&size=20").path("total").asInt()).isZero();
	}

	@Test
	void aLargeUploadForAnotherAccountArrivesWhole() throws IOException {
		byte[] large = new byte[9 * 1024 * 1024];
		String mediaId = this.page
			.upload("/wechat/media/uploadFile?mediaType=IMAGE&account=shop", "large.png", large, Map.of())
			.asText();
		assertThat(this.wechat.simulator().calls().of("/cgi-bin/material/add_material").get(0).body().length)
			.isGreaterThan(large.length);
		assertThat(this.page.get("/wechat/media/pageFile?type=image").path("total").asInt()).isZero();
		this.page.delete("/wechat/media/deleteFile?account=shop&mediaId=" + mediaId);
	}

	@Test
	void anUploadThatWeChatWouldRefuseIsNotSent() throws IOException {
		assertThat(uploadFailure("a.exe", PICTURE, "image")).contains("a.exe", "png");
		assertThat(uploadFailure("a.jpg", new byte[65 * 1024], "thumb")).contains("65536", "66560");
		assertThat(uploadFailure("a.png", new byte[11 * 1024 * 1024], "image")).contains("10485760");
		assertThat(uploadFailure("a.png", PICTURE, "song")).contains("mediaType", "song");
		assertThat(this.page.failure(this.page.request("/wechat/media/uploadFile?mediaType=image")
			.post(new MultipartBody.Builder().setType(MultipartBody.FORM).addFormDataPart("file", "text").build())))
			.contains("part 'file'");
		assertThat(failure("/wechat/media/uploadFile?mediaType=image", "{}")).contains("part 'file'");
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/material/add_material")).isZero();
	}

	@Test
	void permanentNewsAreShown() throws IOException {
		String mediaId = this.wechat.account().newsMaterial("标题", "<p>x</p>", "https://example.com/n");
		JsonNode found = this.page.get("/wechat/media/pageNews");
		assertThat(found.path("total").asInt()).isEqualTo(1);
		JsonNode news = found.path("records").path(0);
		assertThat(news.path("mediaId").asText()).isEqualTo(mediaId);
		assertThat(news.path("content").path("articles").path(0).path("title").asText()).isEqualTo("标题");
		assertThat(time(news)).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
	}

	@Test
	void publishedArticlesAreShownWithTheirRealTime() throws IOException {
		String cover = this.page.upload("/wechat/media/uploadFile?mediaType=thumb", "c.jpg", PICTURE, Map.of())
			.asText();
		WeChatArticleService articles = this.host.bean(WeChatArticleService.class);
		this.wechat.account().publications().endWith(PublishStatus.SUCCESS);
		articles.publish(articles.addDraft(WeChatArticle.news("一", "x", cover).build(),
				WeChatArticle.news("二", "x", cover).build()));
		JsonNode found = this.page.get("/wechat/article/page?current=1&size=5");
		assertThat(found.path("total").asInt()).isEqualTo(1);
		assertThat(found.path("size").asInt()).isEqualTo(5);
		JsonNode article = found.path("records").path(0);
		assertThat(article.path("articleId").asText()).isNotEmpty();
		assertThat(article.path("titles").asText()).isEqualTo("一,二");
		assertThat(time(article)).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
		assertThat(this.page.get("/wechat/article/page?account=shop").path("total").asInt()).isZero();
	}

	@Test
	void nothingHappensForACallThatIsRefused() throws IOException {
		String id = add("kept");
		doorman().open(false);
		for (String path : new String[] { "menu/findById?id=" + id, "menu/findAll", "menu/page",
				"template/findById?id=T1", "template/page", "template/existsByCodeNotId?code=a&id=b",
				"media/pageFile?type=image", "media/pageNews", "article/page" }) {
			this.page.refused(this.page.request("/wechat/" + path));
		}
		this.page.refused(this.page.request("/wechat/menu/delete?id=" + id).delete());
		this.page.refused(this.page.request("/wechat/media/deleteFile?mediaId=x").delete());
		for (String path : new String[] { "menu/add", "menu/update", "menu/publish?id=" + id, "menu/importMenu",
				"menu/clearMenu", "template/update", "template/sync" }) {
			this.page.refused(this.page.request("/wechat/" + path).post(AdminHttp.json("{\"id\":\"" + id + "\"}")));
		}
		this.page.refused(this.page.request("/wechat/media/uploadFile?mediaType=image")
			.post(AdminHttp.form("a.png", PICTURE, Map.of())));
		assertThat(this.wechat.simulator().calls().all()).isEmpty();
		assertThat(menus().findAll()).extracting(WeChatMenu.Draft::name).containsExactly("kept");
		assertThat(doorman().asked()).hasSize(19)
			.contains(new ThirdAdminAuthorizer.Access("POST", "/wechat/media/uploadFile", null),
					new ThirdAdminAuthorizer.Access("DELETE", "/wechat/menu/delete", null));
	}

	private String add(String name) throws IOException {
		return this.page.post("/wechat/menu/add", "{\"name\":\"" + name + "\",\"menuInfo\":" + BUTTONS + "}").asText();
	}

	private String failure(String path, String json) throws IOException {
		return this.page.failure(this.page.request(path).post(AdminHttp.json(json)));
	}

	private String uploadFailure(String name, byte[] content, String type) throws IOException {
		return this.page.failure(this.page.request("/wechat/media/uploadFile")
			.post(AdminHttp.form(name, content, Map.of("mediaType", type))));
	}

	private static Instant time(JsonNode row) {
		return Instant.parse(row.path("updateTime").asText());
	}

	private WeChatMenuService menus() {
		return this.host.bean(WeChatMenuService.class);
	}

	AdminHttp page() {
		return this.page;
	}

	AdminApplication.Doorman doorman() {
		return this.host.bean(AdminApplication.Doorman.class);
	}

}
