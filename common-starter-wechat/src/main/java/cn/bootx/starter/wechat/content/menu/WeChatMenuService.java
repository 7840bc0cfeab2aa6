package cn.bootx.starter.wechat.content.menu;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The menu of an account: drafts in the store, checked before they are published; every
 * published version is kept and can be published again. WeChat is always asked first, so
 * that the store never says what is not true.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html">自定义菜单</a>
 */
public final class WeChatMenuService {

	private static final String NO_MENU = "46003";

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final RecordStore store;

	private final Clock clock;

	/**
	 * The menu of the primary account.
	 */
	public WeChatMenuService(WeChatAccounts accounts, RecordStore store, Clock clock) {
		this(accounts, accounts::primary, store, clock);
	}

	private WeChatMenuService(WeChatAccounts accounts, Supplier<WeChatAccount> account, RecordStore store,
			Clock clock) {
		this.accounts = accounts;
		this.account = account;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * The menu of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatMenuService account(String name) {
		return new WeChatMenuService(this.accounts, this.accounts.named(name), this.store, this.clock);
	}

	public WeChatMenuDraft add(String name, WeChatMenu menu, @Nullable String remark) {
		return drafts().add(name, menu, remark);
	}

	/**
	 * Changes a draft. That it is published cannot be set, and what is live stays as it
	 * is.
	 * @throws cn.bootx.starter.core.store.RecordConflictException if somebody else
	 * changed it
	 */
	public WeChatMenuDraft update(WeChatMenuDraft draft) {
		return drafts().update(draft);
	}

	public boolean delete(String id) {
		return drafts().delete(id);
	}

	public Optional<WeChatMenuDraft> find(String id) {
		return drafts().find(id);
	}

	public List<WeChatMenuDraft> findAll() {
		return drafts().all();
	}

	/** What is wrong with a menu; empty if WeChat will take it. */
	public List<String> validate(WeChatMenu menu) {
		return MenuRules.check(menu);
	}

	/**
	 * Publishes a draft.
	 * @throws InvalidMenuException if it breaks a rule; WeChat is not asked
	 * @throws PlatformException if WeChat refuses it; nothing is changed then
	 */
	public WeChatMenuVersion publish(String id) {
		WeChatMenuDraft draft = find(id).orElseThrow(() -> new IllegalArgumentException("No menu draft " + id));
		return publish(draft.id(), draft.menu());
	}

	/** Publishes an earlier version again. */
	public WeChatMenuVersion publishVersion(String versionId) {
		WeChatMenuVersion version = drafts().version(versionId)
			.orElseThrow(() -> new IllegalArgumentException("No menu version " + versionId));
		return publish(version.draftId(), version.menu());
	}

	/** What was published, the latest first. */
	public List<WeChatMenuVersion> versions() {
		return drafts().versions();
	}

	/**
	 * The menu that users see, also one that was made in WeChat's console.
	 */
	public Optional<WeChatMenu> live() {
		JsonNode answer = api().get("/cgi-bin/get_current_selfmenu_info", Map.of());
		WeChatMenu menu = MenuJson.read(answer.path("selfmenu_info"));
		return menu.buttons().isEmpty() ? Optional.empty() : Optional.of(menu);
	}

	/** The personalised menus that are live. */
	public List<WeChatConditionalMenu> conditional() {
		try {
			return MenuJson.readConditional(api().get("/cgi-bin/menu/get", Map.of()).path("conditionalmenu"));
		}
		catch (PlatformException ex) {
			if (ex.code().equals(NO_MENU)) {
				return List.of();
			}
			throw ex;
		}
	}

	/** Makes a draft of the live menu; empty if there is none. */
	public Optional<WeChatMenuDraft> importMenu(String name) {
		return live().map((menu) -> drafts().add(name, menu, null));
	}

	/** What publishing the draft would change. */
	public List<String> diff(String id) {
		WeChatMenuDraft draft = find(id).orElseThrow(() -> new IllegalArgumentException("No menu draft " + id));
		return MenuDiff.of(live().orElse(new WeChatMenu(List.of())), draft.menu());
	}

	/** Removes the live menu, and with it all personalised ones. */
	public void clear() {
		api().get("/cgi-bin/menu/delete", Map.of());
		drafts().cleared();
	}

	/**
	 * Adds a personalised menu.
	 * @param matchRule for whom, for example {@code tag_id} to {@code 2}
	 * @return its id
	 */
	public String addConditional(WeChatMenu menu, Map<String, String> matchRule) {
		requireValid(menu);
		ObjectNode body = MenuJson.write(menu);
		ObjectNode rule = body.putObject("matchrule");
		matchRule.forEach(rule::put);
		return api().post("/cgi-bin/menu/addconditional", body).path("menuid").asText();
	}

	public void deleteConditional(String menuId) {
		api().post("/cgi-bin/menu/delconditional", Json.object().put("menuid", menuId));
	}

	/** The menu that a user sees. */
	public WeChatMenu tryMatch(String userId) {
		return MenuJson.read(api().post("/cgi-bin/menu/trymatch", Json.object().put("user_id", userId)));
	}

	private WeChatMenuVersion publish(@Nullable String draftId, WeChatMenu menu) {
		requireValid(menu);
		api().post("/cgi-bin/menu/create", MenuJson.write(menu));
		return drafts().published(draftId, menu);
	}

	private WeChatApi api() {
		return this.account.get().api();
	}

	private MenuDrafts drafts() {
		return new MenuDrafts(this.store, this.clock, this.account.get().appId());
	}

	private static void requireValid(WeChatMenu menu) {
		List<String> problems = MenuRules.check(menu);
		if (!problems.isEmpty()) {
			throw new InvalidMenuException(problems);
		}
	}

}
