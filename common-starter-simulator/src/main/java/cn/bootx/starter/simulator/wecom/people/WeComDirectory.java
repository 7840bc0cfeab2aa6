package cn.bootx.starter.simulator.wecom.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The members of all corporations.
 */
public final class WeComDirectory {

	private static final int ROOT = 1;

	private final Map<String, Map<String, WeComUser>> corps = new ConcurrentHashMap<>();

	public void add(String corpId, WeComUser user) {
		this.corps.computeIfAbsent(corpId, (id) -> new ConcurrentSkipListMap<>()).put(key(user.userId()), user);
	}

	public @Nullable WeComUser find(String corpId, String userId) {
		return this.corps.getOrDefault(corpId, Map.of()).get(key(userId));
	}

	public WeComUser require(String corpId, String userId) {
		WeComUser user = find(corpId, userId);
		if (user == null) {
			throw new IllegalArgumentException(
					"No WeCom user with id " + userId + " is registered in corporation " + corpId);
		}
		return user;
	}

	public List<WeComUser> everybody(String corpId) {
		return matching(corpId, (user) -> true);
	}

	/** The members of a department, empty if it does not exist. */
	public List<WeComUser> inDepartment(String corpId, int department) {
		return matching(corpId, (user) -> department == ROOT || user.departments().contains(department));
	}

	public List<WeComUser> withTag(String corpId, int tag) {
		return matching(corpId, (user) -> user.tags().contains(tag));
	}

	public void remove(String corpId, String userId) {
		this.corps.getOrDefault(corpId, Map.of()).remove(key(userId));
	}

	public void clear() {
		this.corps.clear();
	}

	private List<WeComUser> matching(String corpId, Predicate<WeComUser> matches) {
		return this.corps.getOrDefault(corpId, Map.of()).values().stream().filter(matches).toList();
	}

	private static String key(String userId) {
		return userId.toLowerCase(Locale.ROOT);
	}

}
