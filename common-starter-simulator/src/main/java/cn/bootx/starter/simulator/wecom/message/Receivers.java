package cn.bootx.starter.simulator.wecom.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is meant for: resolved users, and what could not be resolved.
 */
final class Receivers {

	private static final int MAX_USERS = 1000;

	private static final int MAX_PARTIES = 100;

	private static final int MAX_TAGS = 100;

	private final Set<String> users = new LinkedHashSet<>();

	private final List<String> invalidUsers = new ArrayList<>();

	private final List<String> invalidParties = new ArrayList<>();

	private final List<String> invalidTags = new ArrayList<>();

	private Receivers() {
	}

	/** Refuses lists that are empty, too long or all wrong. */
	static Receivers of(JsonNode body, String corpId, WeComDirectory directory) {
		List<String> users = items(body, "touser");
		List<String> parties = items(body, "toparty");
		List<String> tags = items(body, "totag");
		if (users.isEmpty() && parties.isEmpty() && tags.isEmpty()) {
			throw new WeComErrorException(82001, "touser, toparty and totag are all empty");
		}
		checkLength(users, MAX_USERS, 40032, "invalid userid list size");
		checkLength(parties, MAX_PARTIES, 82002, "invalid party id list size");
		checkLength(tags, MAX_TAGS, 82003, "invalid tag id list size");
		Receivers receivers = new Receivers();
		if (users.contains("@all")) {
			// Parties and tags are ignored then.
			directory.everybody(corpId).forEach(receivers::add);
		}
		else {
			receivers.resolve(corpId, directory, users, parties, tags);
		}
		if (receivers.users.isEmpty()) {
			throw new WeComErrorException(81013, "user & party & tag all invalid");
		}
		return receivers;
	}

	private void resolve(String corpId, WeComDirectory directory, List<String> users, List<String> parties,
			List<String> tags) {
		for (String id : users) {
			WeComUser user = directory.find(corpId, id);
			if (user == null) {
				this.invalidUsers.add(id.toLowerCase(Locale.ROOT));
			}
			else {
				add(user);
			}
		}
		for (String party : parties) {
			List<WeComUser> members = directory.inDepartment(corpId, number(party));
			members.forEach(this::add);
			if (members.isEmpty()) {
				this.invalidParties.add(party);
			}
		}
		for (String tag : tags) {
			List<WeComUser> members = directory.withTag(corpId, number(tag));
			members.forEach(this::add);
			if (members.isEmpty()) {
				this.invalidTags.add(tag);
			}
		}
	}

	List<String> users() {
		return List.copyOf(this.users);
	}

	@Nullable String invalidUsers() {
		return joined(this.invalidUsers);
	}

	@Nullable String invalidParties() {
		return joined(this.invalidParties);
	}

	@Nullable String invalidTags() {
		return joined(this.invalidTags);
	}

	private void add(WeComUser user) {
		this.users.add(user.userId());
	}

	private static void checkLength(List<String> ids, int max, int code, String message) {
		if (ids.size() > max) {
			throw new WeComErrorException(code, message);
		}
	}

	private static List<String> items(JsonNode body, String name) {
		return Arrays.stream(Fields.text(body, name).split("\\|"))
			.map(String::strip)
			.filter((item) -> !item.isEmpty())
			.toList();
	}

	/** Something that no department or tag has where it is not a number. */
	private static int number(String id) {
		try {
			return Integer.parseInt(id);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static @Nullable String joined(List<String> ids) {
		return ids.isEmpty() ? null : String.join("|", ids);
	}

}
