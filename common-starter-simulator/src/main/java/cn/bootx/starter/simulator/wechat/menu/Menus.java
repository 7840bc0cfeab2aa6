package cn.bootx.starter.simulator.wechat.menu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The menus of an account: the default one and the conditional ones that the API
 * published, or the one that was made in the console. Whichever came last is in force.
 *
 * @since 0.1.0
 */
public final class Menus {

	private static final long FIRST_ID = 208_379_533;

	static final long DEFAULT_ID = 1;

	private final List<ConditionalMenu> conditional = new ArrayList<>();

	private long nextId = FIRST_ID;

	private @Nullable JsonNode published;

	private @Nullable JsonNode console;

	/** The default menu as the host sent it, or null. */
	public synchronized @Nullable JsonNode published() {
		return this.published;
	}

	/**
	 * Makes a menu in the console (公众平台官网), which ends all menus of the API.
	 * @param json {@code {"button":[…]}} in the words of
	 * {@code get_current_selfmenu_info}: {@code sub_button} is <code>{"list":[…]}</code>,
	 * types are {@code view}, {@code text}, {@code img}, {@code voice}, {@code video} and
	 * {@code news}
	 */
	public synchronized void publishInConsole(String json) {
		this.console = Json.read(json.getBytes(StandardCharsets.UTF_8));
		this.published = null;
		this.conditional.clear();
	}

	/**
	 * The buttons that a fan sees: of the newest conditional menu for the fan, else the
	 * default ones; an empty array if there is no menu. Those made in the console have
	 * their console form.
	 */
	public synchronized JsonNode seenBy(Fan fan) {
		JsonNode menu = (this.console != null) ? this.console : this.published;
		ConditionalMenu match = match(fan);
		JsonNode buttons = (match != null) ? match.buttons() : (menu != null) ? menu.path("button") : Json.array();
		return buttons.isArray() ? buttons : Json.array();
	}

	/** What {@code MenuId} of the fan's taps says. */
	synchronized long idSeenBy(Fan fan) {
		ConditionalMenu match = match(fan);
		return (match != null) ? match.menuId() : DEFAULT_ID;
	}

	synchronized @Nullable JsonNode console() {
		return this.console;
	}

	synchronized List<ConditionalMenu> conditional() {
		return List.copyOf(this.conditional);
	}

	synchronized void publish(JsonNode menu) {
		this.published = menu;
		this.console = null;
	}

	synchronized ConditionalMenu add(JsonNode buttons, JsonNode rule) {
		ConditionalMenu menu = new ConditionalMenu(this.nextId++, buttons, rule);
		this.conditional.add(menu);
		return menu;
	}

	synchronized boolean remove(long menuId) {
		return this.conditional.removeIf((menu) -> menu.menuId() == menuId);
	}

	/** What a snapshot has of them. */
	public synchronized Saved saved(String appId) {
		return new Saved(appId, this.published, this.console, List.copyOf(this.conditional), this.nextId);
	}

	/** Replaces them by those of a snapshot. */
	public synchronized void load(Saved saved) {
		clear();
		this.published = saved.published();
		this.console = saved.console();
		this.conditional.addAll(saved.conditional());
		this.nextId = saved.nextId();
	}

	/** Ends all menus. */
	public synchronized void clear() {
		this.published = null;
		this.console = null;
		this.conditional.clear();
	}

	private @Nullable ConditionalMenu match(Fan fan) {
		for (int i = this.conditional.size() - 1; i >= 0; i--) {
			if (this.conditional.get(i).matches(fan)) {
				return this.conditional.get(i);
			}
		}
		return null;
	}

	/**
	 * A menu for some of the fans (个性化菜单).
	 *
	 * @param menuId its id
	 * @param buttons as the host sent them
	 * @param rule whom it is for
	 */
	public record ConditionalMenu(long menuId, JsonNode buttons, JsonNode rule) {

		boolean matches(Fan fan) {
			String tag = Fields.text(this.rule, this.rule.has("tag_id") ? "tag_id" : "group_id");
			String platform = Fields.text(this.rule, "client_platform_type");
			return (tag.isEmpty() || fan.profile().tags().stream().map(String::valueOf).anyMatch(tag::equals))
					&& (platform.isEmpty() || platform.equals(fan.profile().platform().code()));
		}

	}

	/** The menus of an account as a snapshot has them. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Saved(String appId, @Nullable JsonNode published, @Nullable JsonNode console,
			List<ConditionalMenu> conditional, long nextId) {
	}

}
