package cn.bootx.starter.core.binding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.binding.Bindings.Binding;
import cn.bootx.starter.core.binding.Bindings.ConflictException;
import cn.bootx.starter.core.binding.Bindings.ConflictException.Reason;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Two records that are one fact, in a store that writes one at a time. A user and a
 * person are bound if, and only if, their links point at each other; so a user can never
 * be bound twice, and half a pair is not a binding.
 * <p>
 * The person's link is written first, then the user's, then the person's again. Every
 * write demands that the link was not written since it was read. What another writer left
 * half written is overwritten by the next one: at once by the same user, after a while by
 * others, because it may be half written only at this moment. A writer that is so slow
 * that it is overwritten nevertheless finds out at the third write, which fails, and
 * takes the second back. Links are never deleted, only made to point nowhere: a version
 * that starts again at 1 would let a writer overwrite a record that it has never seen.
 */
record BindingPairs(RecordStore records, Bindings.Kind kind, String account, Clock clock) {

	/** Longer than the writes of a binding take. */
	private static final Duration IN_PROGRESS = Duration.ofSeconds(30);

	Optional<Binding> ofUser(String userId) {
		String id = linkOfUser(userId).target();
		return (id != null) ? ifMutual(userId, id, linkOfId(id)) : Optional.empty();
	}

	Optional<Binding> ofId(String id) {
		Link link = linkOfId(id);
		String userId = link.target();
		return (userId != null && linkOfUser(userId).pointsTo(id)) ? ifMutual(userId, id, link) : Optional.empty();
	}

	private static Optional<Binding> ifMutual(String userId, String id, Link person) {
		return person.pointsTo(userId) ? Optional.of(new Binding(userId, id, person.since())) : Optional.empty();
	}

	Binding bind(String userId, String id) {
		return RecordStore.again(() -> tryBind(userId, id));
	}

	Optional<Binding> unbind(String userId, String id) {
		return RecordStore.again(() -> {
			Link user = linkOfUser(userId);
			Link person = linkOfId(id);
			if (!user.pointsTo(id) || !person.pointsTo(userId)) {
				return Optional.empty();
			}
			// From here on they are not bound; the other link is half a pair like any
			// other.
			write(user, Link.FREE);
			free(person);
			return Optional.of(new Binding(userId, id, person.since()));
		});
	}

	private Binding tryBind(String userId, String id) {
		Link user = linkOfUser(userId);
		Link person = linkOfId(id);
		if (user.pointsTo(id) && person.pointsTo(userId)) {
			// Written again: a writer that read half a pair may be about to overwrite it.
			write(user, user.json());
			return new Binding(userId, id, person.since());
		}
		requireFree(userId, user, id, person);
		String toUser = Link.json(userId, this.clock.instant());
		Link reserved = write(person, toUser);
		Link linked = write(user, Link.json(id, this.clock.instant()));
		try {
			return new Binding(userId, id, write(reserved, toUser).since());
		}
		catch (RecordStore.ConflictException ex) {
			if (!linkOfId(id).pointsTo(userId)) {
				free(linked);
			}
			throw ex;
		}
	}

	private void requireFree(String userId, Link user, String id, Link person) {
		String owner = person.target();
		if (owner != null && !owner.equals(userId)) {
			if (linkOfUser(owner).pointsTo(id)) {
				throw new ConflictException(Reason.ID_IS_BOUND, this.kind.person() + " " + id
						+ " is bound to another user than '" + userId + "'; unbind that one first");
			}
			if (person.since().plus(IN_PROGRESS).isAfter(this.clock.instant())) {
				throw new ConflictException(Reason.ID_IS_BEING_BOUND, this.kind.person() + " " + id
						+ " is being bound to another user than '" + userId + "'; try again in a minute");
			}
		}
		String bound = user.target();
		if (bound != null && !bound.equals(id) && linkOfId(bound).pointsTo(userId)) {
			if (person.pointsTo(userId)) {
				// Reserved before it was known that the user has another one.
				free(person);
			}
			throw new ConflictException(Reason.USER_IS_BOUND, "User '" + userId + "' is bound to another "
					+ this.kind.person() + " than " + id + "; unbind that one first");
		}
	}

	private Link linkOfUser(String userId) {
		return link("user", userId);
	}

	private Link linkOfId(String id) {
		return link(this.kind.collection(), id);
	}

	private Link link(String of, String id) {
		String collection = this.kind.collections() + "-" + of + "-" + this.account.toLowerCase(Locale.ROOT);
		return new Link(collection, id, this.records.find(collection, id).orElse(null));
	}

	/** Fails with a conflict if it was written since it was read. */
	private Link write(Link link, String json) {
		RecordStore.Document record = link.record();
		return new Link(link.collection(), link.id(), (record != null) ? this.records.update(record.withJson(json))
				: this.records.insert(link.collection(), link.id(), json));
	}

	/** Makes a link point nowhere, unless another writer wrote it since it was read. */
	private void free(Link link) {
		try {
			write(link, Link.FREE);
		}
		catch (RecordStore.ConflictException ex) {
			// Not ours any more.
		}
	}

	/** One direction of a binding as it was read, or the place where it would be. */
	private record Link(String collection, String id, RecordStore.@Nullable Document record) {

		static final String FREE = "{}";

		static String json(String target, Instant at) {
			return Json.write(Json.object().put("to", target).put("at", at.toEpochMilli()));
		}

		@Nullable String target() {
			return content().path("to").asText(null);
		}

		boolean pointsTo(String other) {
			return other.equals(target());
		}

		Instant since() {
			return Instant.ofEpochMilli(content().path("at").asLong());
		}

		String json() {
			return (this.record != null) ? this.record.json() : FREE;
		}

		private JsonNode content() {
			return Json.readTree(json());
		}

	}

}
