package cn.bootx.starter.dingtalk.user;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Knows which user of the host is which member of the organisation (by DingTalk's user
 * id, for notices and robots) and which person (by union id, for logins and to-dos). Each
 * is one to one, for itself: an outsider who logs in has a union id only.
 *
 * @since 0.1.0
 */
public final class DingTalkBindingService {

	private static final Bindings.Kind MEMBER = new Bindings.Kind(Platform.DING_TALK, "dingtalk-binding", "member",
			"dingUserId", "DingTalk user");

	private static final Bindings.Kind UNION = new Bindings.Kind(Platform.DING_TALK, "dingtalk-union", "union-id",
			"unionId", "DingTalk union id");

	private final DingTalkClient client;

	private final RecordStore records;

	private final Clock clock;

	public DingTalkBindingService(DingTalkClient client, RecordStore records, Clock clock) {
		this.client = client;
		this.records = records;
		this.clock = clock;
	}

	/** The bindings of another application; NOT_FOUND if it is unknown. */
	public DingTalkBindingService account(String name) {
		return new DingTalkBindingService(this.client.account(name), this.records, this.clock);
	}

	/**
	 * Binds a user and a member. A pair that is bound already stays as it is.
	 * @param userId the host's id of the user, 1 to 190 characters
	 * @param dingUserId DingTalk's user id; make sure that it is the user, for example by
	 * a login
	 * @throws Bindings.ConflictException if either is bound to another
	 */
	public Binding bind(String userId, String dingUserId) {
		members().bind(userId, dingUserId);
		return findByUser(userId).orElseGet(() -> new Binding(userId, dingUserId, null));
	}

	/**
	 * Binds a user and a person of any organisation, in the same way.
	 * @throws Bindings.ConflictException if either is bound to another
	 */
	public Binding bindUnionId(String userId, String unionId) {
		unions().bind(userId, unionId);
		return findByUser(userId).orElseGet(() -> new Binding(userId, null, unionId));
	}

	/** Takes both bindings of a user back, and returns what was bound. */
	public Optional<Binding> unbindUser(String userId) {
		return binding(userId, members().unbindUser(userId), unions().unbindUser(userId));
	}

	/** Both ids of a user; empty if neither is bound. */
	public Optional<Binding> findByUser(String userId) {
		return binding(userId, members().findByUser(userId), unions().findByUser(userId));
	}

	/** The user who is that member. */
	public Optional<Binding> findByDingUserId(String dingUserId) {
		return members().findById(dingUserId).flatMap((bound) -> findByUser(bound.userId()));
	}

	/** The user who is that person. */
	public Optional<Binding> findByUnionId(String unionId) {
		return unions().findById(unionId).flatMap((bound) -> findByUser(bound.userId()));
	}

	/** DingTalk's user ids of many users, for notices; two records for each. */
	public Bindings.Lookup dingUserIds(Collection<String> userIds) {
		return members().findByUsers(userIds);
	}

	/** The union ids of many users, for to-dos; two records for each. */
	public Bindings.Lookup unionIds(Collection<String> userIds) {
		return unions().findByUsers(userIds);
	}

	private static Optional<Binding> binding(String userId, Optional<Bindings.Binding> member,
			Optional<Bindings.Binding> union) {
		return (member.isEmpty() && union.isEmpty()) ? Optional.empty() : Optional.of(new Binding(userId,
				member.map(Bindings.Binding::id).orElse(null), union.map(Bindings.Binding::id).orElse(null)));
	}

	private Bindings members() {
		return new Bindings(this.records, MEMBER, this.client.credentials().appKey(), this.clock);
	}

	private Bindings unions() {
		return new Bindings(this.records, UNION, this.client.credentials().appKey(), this.clock);
	}

	/**
	 * A user, by the host's id, and who that is on DingTalk.
	 *
	 * @param dingUserId id within the organisation, or null if not bound
	 * @param unionId id across organisations, or null if not bound
	 */
	public record Binding(String userId, @Nullable String dingUserId, @Nullable String unionId) {
	}

}
