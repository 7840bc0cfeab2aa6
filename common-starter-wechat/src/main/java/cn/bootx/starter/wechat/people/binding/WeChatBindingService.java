package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Knows which user of the host is which follower of an account, one to one. Bindings are
 * kept until they are taken back: a fan who leaves and comes again is the same user.
 *
 * @since 0.1.0
 */
public final class WeChatBindingService {

	private final WeChatAccounts accounts;

	private final RecordStore records;

	private final Clock clock;

	public WeChatBindingService(WeChatAccounts accounts, RecordStore records, Clock clock) {
		this.accounts = accounts;
		this.records = records;
		this.clock = clock;
	}

	/** The bindings of another account; NOT_FOUND if it is unknown. */
	public WeChatBindingService account(String name) {
		return new WeChatBindingService(this.accounts.with(name), this.records, this.clock);
	}

	/**
	 * Binds a user and a WeChat. A pair that is bound already stays as it is. Of several
	 * callers on any nodes who want the same user or WeChat, one gets it. A call that
	 * dies half way leaves nothing bound: the same user can repeat it at once, others get
	 * the WeChat after half a minute.
	 * @param userId the host's id of the user, 1 to 190 characters
	 * @param openId the follower; make sure that it is the user, for example by
	 * {@link WeChatQrBinding}
	 * @throws ConflictException if either is bound to another
	 */
	public Binding bind(String userId, String openId) {
		return pairs().bind(require("userId", userId), require("openId", openId));
	}

	/** Takes the binding of a user back, and returns it. */
	public Optional<Binding> unbindUser(String userId) {
		return findByUser(userId).flatMap((bound) -> pairs().unbind(bound.userId(), bound.openId()));
	}

	/** Takes the binding of a WeChat back, and returns it. */
	public Optional<Binding> unbindOpenId(String openId) {
		return findByOpenId(openId).flatMap((bound) -> pairs().unbind(bound.userId(), bound.openId()));
	}

	public Optional<Binding> findByUser(String userId) {
		return isStorable(userId) ? pairs().ofUser(userId) : Optional.empty();
	}

	public Optional<Binding> findByOpenId(String openId) {
		return isStorable(openId) ? pairs().ofOpenId(openId) : Optional.empty();
	}

	/** Looks many users up, two records for each. */
	public Lookup findByUsers(Collection<String> userIds) {
		Map<String, String> openIds = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		for (String userId : new LinkedHashSet<>(userIds)) {
			findByUser(userId).ifPresentOrElse((bound) -> openIds.put(userId, bound.openId()),
					() -> unknown.add(userId));
		}
		return new Lookup(openIds, unknown);
	}

	private BindingPairs pairs() {
		return new BindingPairs(this.records, this.accounts.primary().appId(), this.clock);
	}

	private static String require(String name, String id) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, "binding");
		try {
			RecordStore.Keys.requireId(id);
		}
		catch (IllegalArgumentException ex) {
			check.problem(name, "cannot be stored: " + ex.getMessage());
		}
		check.done();
		return id;
	}

	/** An id that cannot be stored is not an error here: it cannot be bound. */
	private static boolean isStorable(String id) {
		try {
			RecordStore.Keys.requireId(id);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** A user, by the host's id, and that user's WeChat in one official account. */
	public record Binding(String userId, String openId, Instant boundAt) {
	}

	/** One is bound already. The message names no other one: it can be shown. */
	public static class ConflictException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Reason reason;

		ConflictException(Reason reason, String message) {
			super(message);
			this.reason = reason;
		}

		public Reason reason() {
			return this.reason;
		}

		public enum Reason {

			/** The user has another WeChat; unbind it first. */
			USER_IS_BOUND,

			/** The WeChat belongs to another user, who must unbind it first. */
			OPEN_ID_IS_BOUND,

			/** Another request is binding it at this moment; try again in a minute. */
			OPEN_ID_IS_BEING_BOUND

		}

	}

	/** Open ids by user id, in the order of the question, and who has none. */
	public record Lookup(Map<String, String> openIds, List<String> unknown) {

		public Lookup {
			openIds = Collections.unmodifiableMap(new LinkedHashMap<>(openIds));
			unknown = List.copyOf(unknown);
		}

	}

}
