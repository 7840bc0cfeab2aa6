package cn.bootx.starter.core.binding;

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

/**
 * Knows which user of the host is which person of an account, one to one, on all nodes
 * that share the store. Bindings are kept until they are taken back.
 *
 * @since 0.1.0
 */
public final class Bindings {

	private final BindingPairs pairs;

	private final Kind kind;

	/**
	 * Makes the bindings of one account.
	 * @param account what identifies it on its platform; it is a part of the collections'
	 * names
	 */
	public Bindings(RecordStore records, Kind kind, String account, Clock clock) {
		this.pairs = new BindingPairs(records, kind, account, clock);
		this.kind = kind;
	}

	/**
	 * Binds a user and a person. A pair that is bound already stays as it is. Of several
	 * callers on any nodes who want the same user or person, one gets it. A call that
	 * dies half way leaves nothing bound: the same user can repeat it at once, others get
	 * the person after half a minute.
	 * @param userId the host's id of the user, 1 to 190 characters
	 * @param id the platform's id of the person
	 * @throws ConflictException if either is bound to another
	 */
	public Binding bind(String userId, String id) {
		return this.pairs.bind(require("userId", userId), require(this.kind.field(), id));
	}

	/** Takes the binding of a user back, and returns it. */
	public Optional<Binding> unbindUser(String userId) {
		return findByUser(userId).flatMap((bound) -> this.pairs.unbind(bound.userId(), bound.id()));
	}

	/** Takes the binding of a person back, and returns it. */
	public Optional<Binding> unbindId(String id) {
		return findById(id).flatMap((bound) -> this.pairs.unbind(bound.userId(), bound.id()));
	}

	public Optional<Binding> findByUser(String userId) {
		return isStorable(userId) ? this.pairs.ofUser(userId) : Optional.empty();
	}

	public Optional<Binding> findById(String id) {
		return isStorable(id) ? this.pairs.ofId(id) : Optional.empty();
	}

	/** Looks many users up, two records for each. */
	public Lookup findByUsers(Collection<String> userIds) {
		Map<String, String> ids = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		for (String userId : new LinkedHashSet<>(userIds)) {
			findByUser(userId).ifPresentOrElse((bound) -> ids.put(userId, bound.id()), () -> unknown.add(userId));
		}
		return new Lookup(ids, unknown);
	}

	private String require(String name, String id) {
		MessageCheck check = MessageCheck.of(this.kind.platform(), "binding");
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

	/**
	 * What is bound.
	 *
	 * @param collections how the records' collections begin, for example
	 * {@code wechat-binding}
	 * @param collection name of the collection by the platform's id, for example
	 * {@code open-id}
	 * @param field what the platform calls the id, for example {@code openId}
	 * @param person what the id is of in one word, for messages
	 */
	public record Kind(Platform platform, String collections, String collection, String field, String person) {
	}

	/** A user, by the host's id, and the platform's id of that user. */
	public record Binding(String userId, String id, Instant boundAt) {
	}

	/**
	 * The platform's ids by user id, in the order of the question, and who has none.
	 */
	public record Lookup(Map<String, String> ids, List<String> unknown) {

		public Lookup {
			ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
			unknown = List.copyOf(unknown);
		}

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

			/** The user is bound to another person; unbind that one first. */
			USER_IS_BOUND,

			/** The person belongs to another user, who must unbind first. */
			ID_IS_BOUND,

			/** Another request is binding the person; try again in a minute. */
			ID_IS_BEING_BOUND

		}

	}

}
