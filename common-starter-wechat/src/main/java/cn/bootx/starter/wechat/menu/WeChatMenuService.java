package cn.bootx.starter.wechat.menu;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.account.WeChatAccount;

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

	private final WeChatApi api;

	private final MenuDrafts drafts;

	public WeChatMenuService(WeChatAccount account, RecordStore store, Clock clock) {
		this.api = account.api();
		this.drafts = new MenuDrafts(store, clock, account.appId());
	}

	public WeChatMenuDraft add(String name, WeChatMenu menu, @Nullable String remark) {
		return this.drafts.add(name, menu, remark);
	}

	/**
	 * Changes a draft. That it is published cannot be set, and what is live stays as it
	 * is.
	 * @throws cn.bootx.starter.core.store.RecordConflictException if somebody else
	 * changed it
	 */
	public WeChatMenuDraft update(WeChatMenuDraft draft) {
		return this.drafts.update(draft);
	}

	public boolean delete(String id) {
		return this.drafts.delete(id);
	}

	public Optional<WeChatMenuDraft> find(String id) {
		return this.drafts.find(id);
	}

	public List<WeChatMenuDraft> findAll() {
		return this.drafts.all();
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
		WeChatMenuVersion version = this.drafts.version(versionId)
			.orElseThrow(() -> new IllegalArgumentException("No menu version " + versionId));
		return publish(version.draftId(), version.menu());
	}

	/** What was published, the latest first. */
	public List<WeChatMenuVersion> versions() {
		return this.drafts.versions();
	}

	/**
	 * The menu that users see, also one that was made in WeChat's console.
	 */
	public Optional<WeChatMenu> live() {
		JsonNode answer = this.api.get("/cgi-bin/get_current_selfmenu_info", Map.of());
		WeChatMenu menu = MenuJson.read(answer.path("selfmenu_info"));
		return menu.buttons().isEmpty() ? Optional.empty() : Optional.of(menu);
	}

	/** Personalised menus (个性化菜单) with their rules and ids, as WeChat keeps them. */
	public JsonNode conditional() {
		try {
			return this.api.get("/cgi-bin/menu/get", Map.of()).path("conditionalmenu");
		}
		catch (PlatformException ex) {
			if (ex.code().equals(NO_MENU)) {
				return Json.array();
			}
			throw ex;
		}
	}

	/** Makes a draft of the live menu; empty if there is none. */
	public Optional<WeChatMenuDraft> importMenu(String name) {
		return live().map((menu) -> this.drafts.add(name, menu, null));
	}

	/** What publishing the draft would change. */
	public List<String> diff(String id) {
		WeChatMenuDraft draft = find(id).orElseThrow(() -> new IllegalArgumentException("No menu draft " + id));
		return MenuDiff.of(live().orElse(new WeChatMenu(List.of())), draft.menu());
	}

	/** Removes the live menu, and with it all personalised ones. */
	public void clear() {
		this.api.get("/cgi-bin/menu/delete", Map.of());
		this.drafts.cleared();
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
		return this.api.post("/cgi-bin/menu/addconditional", body).path("menuid").asText();
	}

	public void deleteConditional(String menuId) {
		this.api.post("/cgi-bin/menu/delconditional", Json.object().put("menuid", menuId));
	}

	/** The menu that a user sees. */
	public WeChatMenu tryMatch(String userId) {
		return MenuJson.read(this.api.post("/cgi-bin/menu/trymatch", Json.object().put("user_id", userId)));
	}

	private WeChatMenuVersion publish(@Nullable String draftId, WeChatMenu menu) {
		requireValid(menu);
		this.api.post("/cgi-bin/menu/create", MenuJson.write(menu));
		return this.drafts.published(draftId, menu);
	}

	private static void requireValid(WeChatMenu menu) {
		List<String> problems = MenuRules.check(menu);
		if (!problems.isEmpty()) {
			throw new InvalidMenuException(problems);
		}
	}

}
