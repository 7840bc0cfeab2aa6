package cn.bootx.starter.wechat.content.menu;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The menu of an account: drafts in the store, checked before they are published; every
 * published version is kept and can be published again. The store records a change after
 * WeChat has accepted it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html">自定义菜单</a>
 */
public final class WeChatMenuService {

	private static final String NO_MENU = "46003";

	private static final String CREATE = "/cgi-bin/menu/create";

	private static final String CREATE_PERSONALISED = "/cgi-bin/menu/addconditional";

	private static final String GET = "/cgi-bin/menu/get";

	private static final String LIVE = "/cgi-bin/get_current_selfmenu_info";

	private static final String TRY = "/cgi-bin/menu/trymatch";

	private final WeChatAccounts accounts;

	private final RecordStore store;

	private final Clock clock;

	public WeChatMenuService(WeChatAccounts accounts, RecordStore store, Clock clock) {
		this.accounts = accounts;
		this.store = store;
		this.clock = clock;
	}

	/** The menu of another account; NOT_FOUND if it is unknown. */
	public WeChatMenuService account(String name) {
		return new WeChatMenuService(this.accounts.with(name), this.store, this.clock);
	}

	/**
	 * Stores a draft, which may be incomplete.
	 * @throws InvalidMessageException if the address of a button is not a web address
	 */
	public WeChatMenu.Draft add(String name, WeChatMenu menu, @Nullable String remark) {
		MenuRules.checkDraft("menu draft", menu).done();
		return drafts().add(name, menu, remark);
	}

	/**
	 * Changes a draft. The live menu stays as it is, and so does whether this draft is
	 * the published one.
	 * @throws cn.bootx.starter.core.store.RecordStore.ConflictException if it was changed
	 * since it was read
	 * @throws InvalidMessageException if the address of a button is not a web address
	 */
	public WeChatMenu.Draft update(WeChatMenu.Draft draft) {
		MenuRules.checkDraft("menu draft", draft.menu()).done();
		return drafts().update(draft);
	}

	public boolean delete(String id) {
		return drafts().delete(id);
	}

	public Optional<WeChatMenu.Draft> find(String id) {
		return drafts().find(id);
	}

	public List<WeChatMenu.Draft> findAll() {
		return drafts().all();
	}

	/** The rules that a menu breaks; empty if WeChat accepts it. */
	public List<InvalidMessageException.Problem> validate(WeChatMenu menu) {
		return MenuRules.check(CREATE, menu).problems();
	}

	/**
	 * Publishes a draft.
	 * @throws InvalidMessageException if it breaks a rule; WeChat is not called
	 * @throws PlatformException if WeChat refuses it; nothing is changed then. NOT_FOUND
	 * if there is no such draft
	 */
	public WeChatMenu.Version publish(String id) {
		WeChatMenu.Draft draft = draft(id);
		return publish(draft.id(), draft.menu());
	}

	/** Publishes an earlier version again. */
	public WeChatMenu.Version publishVersion(String versionId) {
		WeChatMenu.Version version = drafts().version(versionId)
			.orElseThrow(() -> notFound("menu-version", versionId, "versions() lists them"));
		return publish(version.draftId(), version.menu());
	}

	/** What was published, the latest first. */
	public List<WeChatMenu.Version> versions() {
		return drafts().versions();
	}

	/** The menu that users see, also one that was made in WeChat's console. */
	public Optional<WeChatMenu> live() {
		JsonNode answer = api().get(LIVE, Map.of());
		if (!answer.has("is_menu_open") && !answer.has("selfmenu_info")) {
			throw UnreadableAnswer.without(Platform.WECHAT, LIVE, "selfmenu_info");
		}
		WeChatMenu menu = MenuJson.read(answer.path("selfmenu_info"));
		return menu.buttons().isEmpty() ? Optional.empty() : Optional.of(menu);
	}

	/** The personalised menus that are live. */
	public List<WeChatMenu.Personalised> conditional() {
		try {
			JsonNode answer = api().get(GET, Map.of());
			if (!answer.has("menu")) {
				throw UnreadableAnswer.without(Platform.WECHAT, GET, "menu");
			}
			return MenuJson.readConditional(answer.path("conditionalmenu"));
		}
		catch (PlatformException ex) {
			if (ex.code().equals(NO_MENU)) {
				return List.of();
			}
			throw ex;
		}
	}

	/** Makes a draft of the live menu; empty if there is none. */
	public Optional<WeChatMenu.Draft> importMenu(String name) {
		return live().map((menu) -> add(name, menu, null));
	}

	/** What publishing the draft would change. */
	public List<String> diff(String id) {
		return MenuJson.Diff.of(live().orElse(new WeChatMenu(List.of())), draft(id).menu());
	}

	/** Removes the live menu, and with it all personalised ones. */
	public void clear() {
		api().get("/cgi-bin/menu/delete", Map.of());
		drafts().cleared();
	}

	/**
	 * Adds a personalised menu.
	 * @param matchRule for whom, for example {@code tag_id} to {@code 2}
	 * @throws InvalidMessageException if it breaks a rule; WeChat is not called
	 */
	public String addConditional(WeChatMenu menu, Map<String, String> matchRule) {
		MenuRules.check(CREATE_PERSONALISED, menu).done();
		ObjectNode body = MenuJson.write(menu);
		ObjectNode rule = body.putObject("matchrule");
		matchRule.forEach(rule::put);
		return UnreadableAnswer.require(Platform.WECHAT, CREATE_PERSONALISED, api().post(CREATE_PERSONALISED, body),
				"menuid");
	}

	public void deleteConditional(String menuId) {
		api().post("/cgi-bin/menu/delconditional", Json.object().put("menuid", menuId));
	}

	/** The menu that a user sees. */
	public WeChatMenu tryMatch(String userId) {
		JsonNode answer = api().post(TRY, Json.object().put("user_id", userId));
		UnreadableAnswer.list(Platform.WECHAT, TRY, answer, "button");
		return MenuJson.read(answer);
	}

	private WeChatMenu.Version publish(@Nullable String draftId, WeChatMenu menu) {
		MenuRules.check(CREATE, menu).done();
		api().post(CREATE, MenuJson.write(menu));
		return drafts().published(draftId, menu);
	}

	private WeChatApi api() {
		return this.accounts.primary().api();
	}

	private MenuDrafts drafts() {
		return new MenuDrafts(this.store, this.clock, this.accounts.primary().appId().toLowerCase(Locale.ROOT));
	}

	private WeChatMenu.Draft draft(String id) {
		return find(id).orElseThrow(() -> notFound("menu-draft", id, "findAll() lists them"));
	}

	private static PlatformException notFound(String what, String id, String hint) {
		return PlatformException.of(Platform.WECHAT, CREATE)
			.code("unknown-" + what)
			.message("there is no " + what + " '" + id + "'")
			.category(ErrorCategory.NOT_FOUND, hint)
			.build();
	}

}
