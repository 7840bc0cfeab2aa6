package cn.bootx.starter.wechat.content.menu;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordConflictException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WeChatMenuServiceTests {

	private static final String CREATE = "/cgi-bin/menu/create";

	private static final WeChatMenu MENU = WeChatMenu.of(WeChatMenuButton.click("今日", "V1_TODAY"),
			WeChatMenuButton.group("更多", WeChatMenuButton.view("搜索", "https://example.com/?a=1&b=2"),
					WeChatMenuButton.miniProgram("小程序", "wxmini", "pages/a", "https://example.com"),
					WeChatMenuButton.event("scancode_push", "扫码", "SCAN")));

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
		WeChatMenuDraft draft = this.service.add("first", MENU, "note");
		this.service.publish(draft.id());
		assertThat(this.service.live()).contains(MENU);
		assertThat(this.service.importMenu("copy")).map(WeChatMenuDraft::menu).contains(MENU);
		assertThat(this.service.find(draft.id())).hasValueSatisfying((found) -> assertThat(found.published()).isTrue());
		assertThat(this.service.diff(draft.id())).isEmpty();
	}

	@Test
	void theDifferenceToTheLiveMenuNamesPlaceAndValues() {
		this.service.publish(this.service.add("first", MENU, null).id());
		WeChatMenuDraft next = this.service.add("next", WeChatMenu.of(WeChatMenuButton.click("今日", "V2")), null);
		assertThat(this.service.diff(next.id())).containsExactly("button[0].key: V1_TODAY -> V2",
				"button[1]: 更多 -> nothing");
	}

	@Test
	void anEarlierVersionCanBePublishedAgain() {
		WeChatMenuDraft first = this.service.add("first", MENU, null);
		WeChatMenuVersion version = this.service.publish(first.id());
		this.wechat.clock().advance(Duration.ofSeconds(1));
		this.service.publish(this.service.add("next", WeChatMenu.of(WeChatMenuButton.click("b", "k")), null).id());
		assertThat(this.service.find(first.id()).orElseThrow().published()).isFalse();
		this.wechat.clock().advance(Duration.ofSeconds(1));
		this.service.publishVersion(version.id());
		assertThat(this.service.live()).contains(MENU);
		assertThat(this.service.versions()).hasSize(3).extracting(WeChatMenuVersion::menu).first().isEqualTo(MENU);
		assertThat(this.service.find(first.id()).orElseThrow().published()).isTrue();
	}

	@Test
	void aRefusedMenuChangesNothing() {
		WeChatMenuDraft draft = this.service.add("first", MENU, null);
		this.wechat.simulator()
			.faults()
			.next(CREATE, 1, SimulatorResponse.json(Map.of("errcode", 40018, "errmsg", "invalid button name size")));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.publish(draft.id()));
		assertThat(this.service.versions()).isEmpty();
		assertThat(this.service.find(draft.id()).orElseThrow().published()).isFalse();
	}

	@Test
	void clearingLeavesNothingPublished() {
		WeChatMenuDraft draft = this.service.add("first", MENU, null);
		this.service.publish(draft.id());
		this.service.clear();
		assertThat(this.service.live()).isEmpty();
		assertThat(this.service.conditional()).isEmpty();
		assertThat(this.service.importMenu("none")).isEmpty();
		assertThat(this.service.findAll()).extracting(WeChatMenuDraft::published).containsExactly(false);
	}

	@Test
	void aDraftThatSomebodyElseChangedIsNotOverwritten() {
		WeChatMenuDraft draft = this.service.add("first", MENU, null);
		this.service.update(new WeChatMenuDraft(draft.id(), draft.version(), "renamed", MENU, null, true));
		assertThat(this.service.find(draft.id()).orElseThrow().published()).isFalse();
		assertThatExceptionOfType(RecordConflictException.class).isThrownBy(() -> this.service.update(draft));
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
		assertThat(this.service.live().orElseThrow().buttons().get(0).subButtons()).containsExactly(
				WeChatMenuButton.view("v", "http://a"),
				new WeChatMenuButton("m", "media_id", null, null, null, null, "M1", null, List.of()));
	}

	@Test
	void personalisedMenusAreReadWithTheirRulesAndCanBecomeDrafts() {
		this.service.publish(this.service.add("first", MENU, null).id());
		WeChatMenu menu = new WeChatMenu(List.of(new WeChatMenuButton("more", null, null, null, null, null, null, null,
				List.of(WeChatMenuButton.view("shop", "https://example.com")))));
		String menuId = this.service.addConditional(menu, Map.of("client_platform_type", "1"));
		assertThat(this.service.conditional())
			.containsExactly(new WeChatConditionalMenu(menuId, menu, Map.of("client_platform_type", "1")));
		WeChatMenuDraft draft = this.service.add("for iPhones", this.service.conditional().get(0).menu(), null);
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
		WeChatMenu menu = WeChatMenu.of(WeChatMenuButton.click("b", "k"));
		assertThat(this.service.addConditional(menu, Map.of("tag_id", "2"))).isEqualTo("208379533");
		assertThat(this.service.tryMatch("oFan")).isEqualTo(menu);
		this.service.deleteConditional("208379533");
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/menu/addconditional")).containsExactly(
				"{\"button\":[{\"type\":\"click\",\"name\":\"b\",\"key\":\"k\"}],\"matchrule\":{\"tag_id\":\"2\"}}");
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/menu/trymatch"))
			.containsExactly("{\"user_id\":\"oFan\"}");
	}

	@ParameterizedTest
	@CsvSource({ "click, , , button 1 key is missing", "view, , , button 1 url is missing",
			"miniprogram, , http://a, button 1 appId is missing", "media_id, , , button 1 mediaId is missing",
			"article_id, , , button 1 articleId is missing", "fly, , , unknown type 'fly'",
			", , , neither a type nor sub-buttons" })
	void everyTypeHasItsFields(String type, String key, String url, String problem) {
		WeChatMenuButton button = new WeChatMenuButton("b", type, key, url, null, null, null, null, null);
		assertThat(this.service.validate(WeChatMenu.of(button))).anyMatch((found) -> found.contains(problem));
	}

	@Test
	void sizesAndCountsAreCheckedBeforeWeChatIsAsked() {
		WeChatMenuButton ok = WeChatMenuButton.click("b", "k");
		WeChatMenu menu = new WeChatMenu(List.of(WeChatMenuButton.click("六个汉字太长", "x".repeat(129)),
				WeChatMenuButton.group("g", ok, ok, ok, ok, ok, WeChatMenuButton.group("h", ok)), ok, ok));
		assertThatExceptionOfType(InvalidMenuException.class)
			.isThrownBy(() -> this.service.publish(this.service.add("bad", menu, null).id()))
			.satisfies((ex) -> assertThat(ex.problems()).containsExactlyInAnyOrder(
					"a menu has 1 to 3 buttons, this one has 4",
					"button 1 name has 18 bytes in UTF-8, at most 16 are allowed",
					"button 1 key has 129 bytes in UTF-8, at most 128 are allowed",
					"button 2 has 6 sub-buttons, at most 5 are allowed", "button 2.6 is a group within a group",
					"button 2.6 has neither a type nor sub-buttons"));
		assertThat(this.wechat.simulator().calls().count(CREATE)).isZero();
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
		assertThatIllegalArgumentException().isThrownBy(() -> both.account("no")).withMessageContaining("'no'");
	}

}
