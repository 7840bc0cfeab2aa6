package cn.bootx.starter.wechat.content.menu;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatMenuServiceTests {

	private static final String CREATE = "/cgi-bin/menu/create";

	private static final WeChatMenu MENU = WeChatMenu.of(WeChatMenu.Button.click("今日", "V1_TODAY"),
			WeChatMenu.Button.group("更多", WeChatMenu.Button.view("搜索", "https://example.com/?a=1&b=2"),
					WeChatMenu.Button.miniProgram("小程序", "wxmini", "pages/a", "https://example.com"),
					WeChatMenu.Button.event("scancode_push", "扫码", "SCAN")));

	private final AccountFixture wechat = new AccountFixture();

	private final InMemoryRecordStore records = new InMemoryRecordStore();

	private final WeChatMenuService service = new WeChatMenuService(this.wechat.accounts(), this.records,
			this.wechat.clock());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void publishesExactlyThis() {
		this.service.publish(this.service.add("first", MENU, null).id());
		assertThat(this.wechat.simulator().calls().bodies(CREATE)).containsExactly(
				"{\"button\":[{\"type\":\"click\",\"name\":\"今日\",\"key\":\"V1_TODAY\"},{\"name\":\"更多\",\"sub_button\":["
						+ "{\"type\":\"view\",\"name\":\"搜索\",\"url\":\"https://example.com/?a=1&b=2\"},"
						+ "{\"type\":\"miniprogram\",\"name\":\"小程序\",\"url\":\"https://example.com\",\"appid\":\"wxmini\",\"pagepath\":\"pages/a\"},"
						+ "{\"type\":\"scancode_push\",\"name\":\"扫码\",\"key\":\"SCAN\"}]}]}");
	}

	@Test
	void whatIsPublishedIsLiveAndCanBeImported() {
		WeChatMenu.Draft draft = this.service.add("first", MENU, "note");
		this.service.publish(draft.id());
		assertThat(this.service.live()).contains(MENU);
		assertThat(this.service.importMenu("copy")).map(WeChatMenu.Draft::menu).contains(MENU);
		assertThat(this.service.find(draft.id())).hasValueSatisfying((found) -> assertThat(found.published()).isTrue());
		assertThat(this.service.diff(draft.id())).isEmpty();
	}

	@Test
	void theDifferenceToTheLiveMenuNamesPlaceAndValues() {
		this.service.publish(this.service.add("first", MENU, null).id());
		WeChatMenu.Draft next = this.service.add("next", WeChatMenu.of(WeChatMenu.Button.click("今日", "V2")), null);
		assertThat(this.service.diff(next.id())).containsExactly("button[0].key: V1_TODAY -> V2",
				"button[1]: 更多 -> nothing");
	}

	@Test
	void anEarlierVersionCanBePublishedAgain() {
		WeChatMenu.Draft first = this.service.add("first", MENU, null);
		WeChatMenu.Version version = this.service.publish(first.id());
		this.wechat.clock().advance(Duration.ofSeconds(1));
		this.service.publish(this.service.add("next", WeChatMenu.of(WeChatMenu.Button.click("b", "k")), null).id());
		assertThat(this.service.find(first.id()).orElseThrow().published()).isFalse();
		this.wechat.clock().advance(Duration.ofSeconds(1));
		this.service.publishVersion(version.id());
		assertThat(this.service.live()).contains(MENU);
		assertThat(this.service.versions()).hasSize(3).extracting(WeChatMenu.Version::menu).first().isEqualTo(MENU);
		assertThat(this.service.find(first.id()).orElseThrow().published()).isTrue();
	}

	@Test
	void aRefusedMenuChangesNothing() {
		WeChatMenu.Draft draft = this.service.add("first", MENU, null);
		this.wechat.simulator()
			.faults()
			.next(CREATE, 1, SimulatorResponse.json(Map.of("errcode", 40018, "errmsg", "invalid button name size")));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.publish(draft.id()));
		assertThat(this.service.versions()).isEmpty();
		assertThat(this.service.find(draft.id()).orElseThrow().published()).isFalse();
	}

	@Test
	void clearingLeavesNothingPublished() {
		WeChatMenu.Draft draft = this.service.add("first", MENU, null);
		this.service.publish(draft.id());
		this.service.clear();
		assertThat(this.service.live()).isEmpty();
		assertThat(this.service.conditional()).isEmpty();
		assertThat(this.service.importMenu("none")).isEmpty();
		assertThat(this.service.findAll()).extracting(WeChatMenu.Draft::published).containsExactly(false);
	}

	@Test
	void aDraftThatSomebodyElseChangedIsNotOverwritten() {
		WeChatMenu.Draft draft = this.service.add("first", MENU, null);
		this.service.update(new WeChatMenu.Draft(draft.id(), draft.version(), "renamed", MENU, null, true));
		assertThat(this.service.find(draft.id()).orElseThrow().published()).isFalse();
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(() -> this.service.update(draft));
		assertThat(this.service.delete(draft.id())).isTrue();
		assertThat(this.service.find(draft.id())).isEmpty();
	}

	@Test
	void readsAMenuThatWasMadeInTheConsole() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/get_current_selfmenu_info", 1, SimulatorResponse.json(Json.readTree(
					"{\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[{\"name\":\"b\",\"sub_button\":{\"list\":["
							+ "{\"type\":\"view\",\"name\":\"v\",\"url\":\"http://a\"},{\"type\":\"media_id\",\"name\":\"m\",\"value\":\"M1\"}]}}]}}")));
		assertThat(this.service.live().orElseThrow().buttons().get(0).subButtons())
			.containsExactly(WeChatMenu.Button.view("v", "http://a"), WeChatMenu.Button.media("m", "M1"));
	}

	@Test
	void theFormerNameOfATagIsReadAsTheOneThatWeChatTakes() throws Exception {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/menu/get", 1, SimulatorResponse.json(Json.readTree(
					"{\"menu\":{\"button\":[]},\"conditionalmenu\":[{\"button\":[],\"matchrule\":{\"group_id\":\"2\"},\"menuid\":7}]}")));
		assertThat(this.service.conditional())
			.containsExactly(new WeChatMenu.Personalised("7", new WeChatMenu(List.of()), Map.of("tag_id", "2")));
	}

	@Test
	void personalisedMenusAreReadWithTheirRulesAndCanBecomeDrafts() {
		this.service.publish(this.service.add("first", MENU, null).id());
		WeChatMenu menu = WeChatMenu
			.of(WeChatMenu.Button.group("more", WeChatMenu.Button.view("shop", "https://example.com")));
		String menuId = this.service.addConditional(menu, Map.of("client_platform_type", "1"));
		assertThat(this.service.conditional())
			.containsExactly(new WeChatMenu.Personalised(menuId, menu, Map.of("client_platform_type", "1")));
		WeChatMenu.Draft draft = this.service.add("for iPhones", this.service.conditional().get(0).menu(), null);
		assertThat(this.service.find(draft.id()).orElseThrow().menu()).isEqualTo(menu);
		this.service.deleteConditional(menuId);
		assertThat(this.service.conditional()).isEmpty();
	}

	@Test
	void addsMatchesAndDeletesPersonalisedMenus() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/menu/addconditional", 1, SimulatorResponse.json(Map.of("menuid", "208379533")));
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/menu/trymatch", 1, SimulatorResponse
				.json(Json.readTree("{\"button\":[{\"type\":\"click\",\"name\":\"b\",\"key\":\"k\"}]}")));
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/menu/delconditional", 1, SimulatorResponse.json(Map.of("errcode", 0, "errmsg", "ok")));
		WeChatMenu menu = WeChatMenu.of(WeChatMenu.Button.click("b", "k"));
		assertThat(this.service.addConditional(menu, Map.of("tag_id", "2"))).isEqualTo("208379533");
		assertThat(this.service.tryMatch("oFan")).isEqualTo(menu);
		this.service.deleteConditional("208379533");
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/menu/addconditional")).containsExactly(
				"{\"button\":[{\"type\":\"click\",\"name\":\"b\",\"key\":\"k\"}],\"matchrule\":{\"tag_id\":\"2\"}}");
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/menu/trymatch"))
			.containsExactly("{\"user_id\":\"oFan\"}");
	}

	@ParameterizedTest
	@CsvSource({ "click, , , button[0].key is missing or blank", "view, , , button[0].url is missing or blank",
			"miniprogram, , http://a, button[0].appid is missing or blank",
			"media_id, , , button[0].media_id is missing or blank",
			"article_id, , , button[0].article_id is missing or blank", "fly, , , button[0].type 'fly' is unknown",
			", , , 'button[0].type is missing, and there are no sub-buttons'" })
	void everyTypeHasItsFields(String type, String key, String url, String problem) {
		WeChatMenu.Button button = new WeChatMenu.Button("b", type, key, url, null, null, null, null, null);
		assertThat(this.service.validate(WeChatMenu.of(button))).extracting(InvalidMessageException.Problem::toString)
			.contains(problem);
	}

	@Test
	void sizesAndCountsAreCheckedBeforeWeChatIsAsked() {
		WeChatMenu.Button ok = WeChatMenu.Button.click("b", "k");
		WeChatMenu menu = new WeChatMenu(List.of(WeChatMenu.Button.click("六个汉字太长", "x".repeat(129)),
				WeChatMenu.Button.group("g", ok, ok, ok, ok, ok, WeChatMenu.Button.group("h", ok)), ok, ok));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.publish(this.service.add("bad", menu, null).id()))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::toString)
				.containsExactlyInAnyOrder("button has 4 items, allowed are 1 to 3",
						"button[0].name has 18 bytes in UTF-8, allowed are 16",
						"button[0].key has 129 bytes in UTF-8, allowed are 128",
						"button[1].sub_button has 6 items, allowed are 1 to 5",
						"button[1].sub_button[5].sub_button is a group within a group",
						"button[1].sub_button[5].type is missing, and there are no sub-buttons"));
		assertThat(this.wechat.simulator().calls().count(CREATE)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(document.cookie)", " JavaScript:alert(1)", "data:text/html,<script>",
			"vbscript:x", "file:///etc/passwd", "//example.com", "example.com" })
	void anAddressThatIsNotAWebAddressIsNotEvenStored(String url) {
		WeChatMenu menu = WeChatMenu.of(WeChatMenu.Button.group("g", WeChatMenu.Button.view("b", url)));
		WeChatMenu.Draft good = this.service.add("good", MENU, null);
		WeChatMenu.Draft bad = new WeChatMenu.Draft(good.id(), good.version(), "good", menu, null, false);
		assertRefused(() -> this.service.add("bad", menu, null));
		assertRefused(() -> this.service.update(bad));
		assertRefused(() -> this.service.addConditional(menu, Map.of("tag_id", "2")));
		assertThat(this.service.validate(menu)).extracting(InvalidMessageException.Problem::field)
			.containsExactly("button[0].sub_button[0].url");
		assertThat(this.service.findAll()).containsExactly(good);
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(call)
			.withMessageContaining("button[0].sub_button[0].url must be an address that begins with http")
			.withMessageNotContaining("alert");
	}

	@Test
	void aDraftMayBeIncomplete() {
		assertThat(this.service.add("later", WeChatMenu.of(WeChatMenu.Button.view("b", "")), null).menu().buttons())
			.hasSize(1);
	}

	@Test
	void aTextThatTheConsoleSendsIsNotTakenForAnAddress() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/get_current_selfmenu_info", 1, SimulatorResponse.json(Json.readTree(
					"{\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[{\"name\":\"b\",\"type\":\"text\",\"value\":\"Hello: you\"}]}}")));
		assertThat(this.service.importMenu("copy")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}" })
	void anOddAnswerIsNotAnAccountWithoutAMenu(String answer) {
		for (String api : List.of("/cgi-bin/get_current_selfmenu_info", "/cgi-bin/menu/get", "/cgi-bin/menu/trymatch",
				"/cgi-bin/menu/addconditional")) {
			this.wechat.simulator().faults().next(api, 1, SimulatorResponse.json(Json.readTree(answer)));
		}
		assertUnreadable(this.service::live);
		assertUnreadable(this.service::conditional);
		assertUnreadable(() -> this.service.tryMatch("oFan"));
		assertUnreadable(() -> this.service.addConditional(MENU, Map.of("tag_id", "2")));
	}

	private static void assertUnreadable(ThrowingCallable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
	}

	@Test
	void anUnknownDraftIsNotFound() {
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> this.service.publish("x"),
				() -> this.service.publishVersion("x"), () -> this.service.diff("x"))) {
			assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
				.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND))
				.withMessageContaining("'x'");
		}
	}

	@Test
	void anotherAccountHasItsOwnMenuAndDrafts() {
		WeChatMenuService both = new WeChatMenuService(this.wechat.accountsWith("shop", "wxshop0123456789"),
				this.records, this.wechat.clock());
		WeChatMenuService shop = both.account("shop");
		shop.publish(shop.add("first", MENU, null).id());
		assertThat(shop.live()).contains(MENU);
		assertThat(shop.versions()).hasSize(1);
		assertThat(both.live()).isEmpty();
		assertThat(both.findAll()).isEmpty();
		assertThat(both.versions()).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> both.account("no"))
			.withMessageContaining("'no'");
	}

}
