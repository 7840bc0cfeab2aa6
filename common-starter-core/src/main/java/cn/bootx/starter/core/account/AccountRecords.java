package cn.bootx.starter.core.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Accounts in the record store: one document under the account's name, and one under its
 * platform id that says whose it is. Ids are unique in every store, so two nodes can give
 * away neither twice.
 */
record AccountRecords<S extends AccountSettings>(AccountKind<S> kind, RecordStore store, Clock clock) {

	/** Far longer than the two calls of an addition take. */
	static final Duration ADDITION = Duration.ofMinutes(1);

	Optional<RecordStore.Document> find(String name) {
		return this.store.find(this.kind.collection(), name);
	}

	List<RecordStore.Document> all() {
		return this.store.all(this.kind.collection()).toList();
	}

	/** Stores a new account, unless its name or its platform id is another's. */
	void insert(S account) {
		String id = account.platformId();
		if (id != null) {
			takeId(account, id);
		}
		try {
			this.store.insert(this.kind.collection(), account.name(), write(account));
		}
		catch (RecordStore.ConflictException ex) {
			if (id != null && !isUsed(id, account.name())) {
				this.store.delete(this.kind.ids(), id);
			}
			throw new InvalidAccountException(this.kind, account.name(), "name",
					"there is an " + this.kind.noun() + " of that name",
					"Choose another name, or update the " + this.kind.noun() + ".");
		}
	}

	void update(RecordStore.Document present, S account) {
		this.store.update(present.withJson(write(account)));
	}

	boolean delete(String name) {
		RecordStore.Document present = find(name).orElse(null);
		if (present == null || !this.store.delete(this.kind.collection(), name)) {
			return false;
		}
		String id = platformId(present);
		if (id != null) {
			// Last: an id that is left without an account can be taken.
			this.store.delete(this.kind.ids(), id);
		}
		return true;
	}

	private void takeId(S account, String id) {
		String json = Json.write(Json.object().put("name", account.name()).put("at", this.clock.millis()));
		try {
			this.store.insert(this.kind.ids(), id, json);
		}
		catch (RecordStore.ConflictException ex) {
			RecordStore.Document present = this.store.find(this.kind.ids(), id).orElse(null);
			if (present == null || !isFree(present, account.name()) || !replace(present, json)) {
				throw taken(account, present);
			}
		}
	}

	/** Whether an addition or removal was broken off. One of the same name may go on. */
	private boolean isFree(RecordStore.Document id, String name) {
		JsonNode owner = Json.readTree(id.json());
		boolean over = owner.path("at").asLong() + ADDITION.toMillis() < this.clock.millis();
		return (over || owner.path("name").asText().equals(name)) && !isUsed(id.id(), owner.path("name").asText());
	}

	private boolean isUsed(String id, String name) {
		return find(name).map((record) -> id.equals(platformId(record))).orElse(false);
	}

	private boolean replace(RecordStore.Document present, String json) {
		try {
			this.store.update(present.withJson(json));
			return true;
		}
		catch (RecordStore.ConflictException ex) {
			return false;
		}
	}

	private InvalidAccountException taken(S account, RecordStore.@Nullable Document present) {
		String owner = (present != null) ? Json.readTree(present.json()).path("name").asText() : "another";
		return new InvalidAccountException(this.kind, account.name(), this.kind.id(),
				"it is that of " + this.kind.noun() + " '" + owner + "' too",
				"Add each " + this.kind.noun() + " once.");
	}

	/** Null also if the document is broken, so that it can be removed. */
	private @Nullable String platformId(RecordStore.Document record) {
		try {
			return read(record).platformId();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private String write(S account) {
		return Json.write(this.kind.write(account));
	}

	S read(RecordStore.Document record) {
		JsonNode json = Json.readOrNull(record.json().getBytes(StandardCharsets.UTF_8));
		if (json == null || !json.isObject()) {
			throw new IllegalArgumentException("its document is not a JSON object");
		}
		return this.kind.read(record.id(), json);
	}

}
