package cn.bootx.starter.simulator.dingtalk.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The members of the corporation.
 */
public final class DingDirectory {

	private static final long ROOT = 1;

	private final Map<String, DingUser> users = new ConcurrentSkipListMap<>();

	public void add(DingUser user) {
		this.users.put(user.userId(), user);
	}

	public @Nullable DingUser byId(String userId) {
		return this.users.get(userId);
	}

	public DingUser require(String userId) {
		DingUser user = byId(userId);
		if (user == null) {
			throw new IllegalArgumentException("No DingTalk user with id " + userId + " is registered");
		}
		return user;
	}

	@Nullable DingUser byMobile(String mobile) {
		return first((user) -> user.mobile().equals(mobile));
	}

	public @Nullable DingUser byUnionId(String unionId) {
		return first((user) -> user.unionId().equals(unionId));
	}

	public Collection<DingUser> everybody() {
		return this.users.values();
	}

	/** The members of a department, empty if it does not exist. */
	public List<DingUser> inDepartment(long department) {
		return this.users.values()
			.stream()
			.filter((user) -> department == ROOT || user.departments().contains(department))
			.toList();
	}

	public void remove(String userId) {
		this.users.remove(userId);
	}

	public void clear() {
		this.users.clear();
	}

	private @Nullable DingUser first(Predicate<DingUser> matches) {
		return this.users.values().stream().filter(matches).findFirst().orElse(null);
	}

}
