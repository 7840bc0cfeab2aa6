package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.RecordStore;

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

	Optional<FanSyncState> read() {
		return this.records.find(COLLECTION, this.appId).map(FanSyncRecord::state);
	}

	/** Begins a sync, or resumes the last one. */
	FanSyncState open() {
		this.written = this.records.find(COLLECTION, this.appId).orElse(null);
		FanSyncState last = (this.written != null) ? state(this.written) : null;
		return write(next(last));
	}

	/** Writes the state with the present time. */
	FanSyncState write(FanSyncState state) {
		FanSyncState now = state.found(state.soFar(), this.clock.millis());
		try {
			String json = Json.write(now);
			this.written = (this.written != null) ? this.records.update(this.written.withJson(json))
					: this.records.insert(COLLECTION, this.appId, json);
			return now;
		}
		catch (RecordStore.ConflictException ex) {
			throw taken(this.appId, ex);
		}
	}

	static IllegalStateException taken(String appId, @Nullable Exception cause) {
		return new IllegalStateException("Another node has taken over the sync of the fans of " + appId
				+ ", because this one was silent for too long", cause);
	}

	private FanSyncState next(@Nullable FanSyncState last) {
		long now = this.clock.millis();
		if (last == null) {
			return FanSyncState.begin(now, now);
		}
		boolean over = last.phase() == FanSyncState.Phase.FINISHED || last.updatedAt() + RESUMABLE.toMillis() < now;
		// Greater than every number that a record can have, also if this record was lost.
		return over ? FanSyncState.begin(Math.max(now, last.generation() + 1), now) : last.resume();
	}

	private static FanSyncState state(RecordStore.Document record) {
		return Json.read(record.json(), FanSyncState.class);
	}

}
