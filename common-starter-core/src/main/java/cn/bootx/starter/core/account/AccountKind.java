package cn.bootx.starter.core.account;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.json.Json;

/**
 * What distinguishes the accounts of one platform from those of another.
 *
 * @param <S> what is configured of an account
 * @param prefix prefix of the platform's properties, without the final dot
 * @param label what people call one, for example {@code WeCom agent}; the last word is
 * also that of the properties {@code runtime-agents} and {@code agents.<name>}
 * @param main property that every account has, for hints
 * @param id property of what the platform knows an account by
 * @param type the record of the settings
 * @param secrets components that are never shown
 * @param defaults components that are not null where nothing is written
 * @since 0.1.0
 */
public record AccountKind<S extends AccountSettings>(Platform platform, String prefix, String label, String main,
		String id, Class<S> type, Set<String> secrets, Map<String, Object> defaults) {

	/** A name is part of the portal's path and of store keys. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	/** The last word of the label. */
	public String noun() {
		return this.label.substring(this.label.lastIndexOf(' ') + 1);
	}

	/** Full name of a property of an account. */
	public String property(String account, String property) {
		return (account.equals(AccountSettings.DEFAULT) ? this.prefix : place(account)) + "." + property;
	}

	/** Prefix of the properties of a named account, without the final dot. */
	String place(String account) {
		return this.prefix + "." + noun() + "s." + account;
	}

	/** The property that lets accounts be added while the application runs. */
	public String runtime() {
		return this.prefix + ".runtime-" + noun() + "s";
	}

	/** Checks the name of an account beside the default one, written at a place. */
	public void requireName(String place, String name) {
		if (!isName(name)) {
			throw new InvalidConfigurationException(place, "'" + name + "' cannot be the name of an " + noun(),
					"Use 1 to 64 letters, digits, '-' and '_'; 'default' is the " + noun() + " of the prefix itself.");
		}
	}

	boolean isName(String name) {
		return NAME.matcher(name).matches() && !name.equals(AccountSettings.DEFAULT);
	}

	/** Collection of the stored accounts, by name. */
	String collection() {
		return this.platform.id() + "-" + noun();
	}

	/** Collection of the names, by platform id. */
	String ids() {
		return collection() + "-id";
	}

	ObjectNode write(S settings) {
		ObjectNode json = Json.toTree(settings);
		json.remove("name");
		return json;
	}

	S read(String name, JsonNode json) {
		ObjectNode all = Json.toTree(this.defaults);
		json.properties().forEach((member) -> all.set(member.getKey(), member.getValue()));
		return Json.convert(all.put("name", name), this.type);
	}

}
