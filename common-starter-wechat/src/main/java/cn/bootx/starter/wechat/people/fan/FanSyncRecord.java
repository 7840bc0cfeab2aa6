package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.people.fan.WeChatFanService.Report;

/**
 * The record of an account's last sync. Each write fails if another node wrote: a sync
 * that was taken for dead, and resumed by another node, ends here.
 */
final class FanSyncRecord {

	private static final String COLLECTION = "wechat-fan-sync";

	/** What was read longer ago is read anew. */
	private static final Duration RESUMABLE = Duration.ofDays(3);

	private final RecordStore records;

	private final String appId;

	private final Clock clock;

	private RecordStore.@Nullable Document written;

	FanSyncRecord(RecordStore records, String appId, Clock clock) {
		this.records = records;
		this.appId = appId;
		this.clock = clock;
	}

	Optional<State> read() {
		return this.records.find(COLLECTION, this.appId).map((record) -> Json.read(record.json(), State.class));
	}

	State open() {
		this.written = this.records.find(COLLECTION, this.appId).orElse(null);
		long now = this.clock.millis();
		if (this.written == null) {
			return write(State.begin(now, now));
		}
		State last = Json.read(this.written.json(), State.class);
		boolean over = last.phase() == Phase.FINISHED || last.updatedAt() + RESUMABLE.toMillis() < now;
		// Greater than every number that a record can have, also if this record was lost.
		return write(over ? State.begin(Math.max(now, last.generation() + 1), now)
				: last.found(last.before(), last.updatedAt()));
	}

	State write(State state) {
		State now = state.found(state.soFar(), this.clock.millis());
		try {
			String json = Json.write(now);
			this.written = (this.written != null) ? this.records.update(this.written.withJson(json))
					: this.records.insert(COLLECTION, this.appId, json);
			return now;
		}
		catch (RecordStore.ConflictException ex) {
			throw taken(ex);
		}
	}

	IllegalStateException taken(@Nullable Exception cause) {
		return new IllegalStateException("Another node has taken over the sync of the fans of " + this.appId
				+ ", because this one was silent for too long", cause);
	}

	/**
	 * How far a sync is. Everything is as it was when a page began, except for
	 * {@code soFar}: a sync that is resumed reads that page again, and counts again the
	 * fans of it that were seen already. Its number {@code generation} marks the records
	 * that it has seen; {@code cursor} is the open id before the page, of WeChat's list
	 * or of the records.
	 */
	record State(long generation, Phase phase, String cursor, Report before, Report soFar, long total, long startedAt,
			long updatedAt) {

		static State begin(long generation, long now) {
			return new State(generation, Phase.READ_LIST, "", Report.EMPTY, Report.EMPTY, 0, now, now);
		}

		State found(Report report, long now) {
			return new State(this.generation, this.phase, this.cursor, this.before, report, this.total, this.startedAt,
					now);
		}

		State total(long newTotal) {
			return new State(this.generation, this.phase, this.cursor, this.before, this.soFar, newTotal,
					this.startedAt, this.updatedAt);
		}

		/** Goes to a page; all that was found until now is before it. */
		State page(Phase newPhase, String newCursor) {
			return new State(this.generation, newPhase, newCursor, this.soFar, this.soFar, this.total, this.startedAt,
					this.updatedAt);
		}

	}

	enum Phase {

		/** Reads WeChat's list, and the details of every fan in it. */
		READ_LIST,

		/** Goes through the records for those who were not in the list. */
		FIND_GONE,

		FINISHED

	}

}
