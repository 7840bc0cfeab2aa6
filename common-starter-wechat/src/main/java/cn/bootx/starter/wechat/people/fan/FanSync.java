package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.people.fan.FanRecords.Entry;
import cn.bootx.starter.wechat.people.fan.FanRecords.StoredFan;
import cn.bootx.starter.wechat.people.fan.FanRecords.StoredFan.Outcome;
import cn.bootx.starter.wechat.people.fan.FanSync.FanSyncRecord.Phase;
import cn.bootx.starter.wechat.people.fan.WeChatFanService.Report;

/** One run of a sync, which begins or resumes it, in steps of up to a hundred fans. */
final class FanSync {

	/** Renewed with every step; a step is one call to WeChat and the records of it. */
	static final Duration LEASE = Duration.ofMinutes(2);

	private static final String LIST = "/cgi-bin/user/get";

	private static final int RECORDS = 500;

	private final WeChatAccount account;

	private final FanRecords records;

	private final FanSyncRecord progress;

	private final FanDetails details;

	private final ExpiringStore.Lease lease;

	private final Consumer<FanSyncRecord.State> listener;

	private FanSyncRecord.State state;

	private boolean restarted;

	FanSync(WeChatAccount account, FanRecords records, FanSyncRecord progress, ExpiringStore.Lease lease,
			Consumer<FanSyncRecord.State> listener) {
		this.account = account;
		this.records = records;
		this.progress = progress;
		this.details = new FanDetails(account.api());
		this.lease = lease;
		this.listener = listener;
		this.state = progress.open();
	}

	WeChatFanService.Report run() {
		while (this.state.phase() == Phase.READ_LIST) {
			readPage();
		}
		while (this.state.phase() == Phase.FIND_GONE) {
			findGone();
		}
		return this.state.soFar();
	}

	private void readPage() {
		JsonNode answer = listAfter(this.state.cursor());
		if (answer == null) {
			return;
		}
		this.state = this.state.total(UnreadableAnswer.number(Platform.WECHAT, LIST, answer, "total"));
		WeChatFan.Page<String> page = WeChatFan.Page.of(LIST, answer, this.state.cursor());
		for (List<String> batch : Receivers.split(page.items(), FanDetails.BATCH)) {
			readBatch(batch);
			step(this.state);
		}
		String next = page.next();
		step((next != null) ? this.state.page(Phase.READ_LIST, next) : this.state.page(Phase.FIND_GONE, ""));
	}

	/** A page of WeChat's list, or null if the sync has to go back to the first page. */
	private @Nullable JsonNode listAfter(String cursor) {
		try {
			return this.account.api().get(LIST, cursor.isEmpty() ? Map.of() : Map.of("next_openid", cursor));
		}
		catch (PlatformException ex) {
			if (!FanDetails.isUnknown(ex) || cursor.isEmpty() || this.restarted) {
				throw ex;
			}
			// The fan at whom the list goes on has closed the account. Those before were
			// seen, so they cost no further calls.
			this.restarted = true;
			step(FanSyncRecord.State.begin(this.state.generation(), this.state.startedAt()).total(this.state.total()));
			return null;
		}
	}

	private void readBatch(List<String> openIds) {
		List<Entry> unseen = new ArrayList<>();
		for (String openId : openIds) {
			Entry entry = this.records.entry(openId);
			if (!count(entry.foundBy(this.state.generation()))) {
				unseen.add(entry);
			}
		}
		// Read before WeChat is asked: a record that is the same later knows nothing
		// newer.
		Map<String, WeChatFan> followers = this.details.followers(openIds(unseen));
		for (Entry entry : unseen) {
			count(keep(entry, followers.get(entry.openId()), this::listed));
		}
	}

	private void findGone() {
		FanRecords.Page page = this.records.list(this.state.cursor(), RECORDS);
		List<Entry> missing = new ArrayList<>();
		for (Entry entry : page.entries()) {
			Outcome found = entry.foundBy(this.state.generation());
			if (found == Outcome.GONE || found == Outcome.LATE) {
				count(found);
			}
			else if (found == null && entry.subscribed()) {
				missing.add(entry);
			}
		}
		for (List<Entry> batch : Receivers.split(missing, FanDetails.BATCH)) {
			Map<String, WeChatFan> followers = this.details.followers(openIds(batch));
			batch.forEach((entry) -> count(keep(entry, followers.get(entry.openId()), this::missing)));
			step(this.state);
		}
		step(page.hasMore() ? this.state.page(Phase.FIND_GONE, page.lastOpenId())
				: this.state.page(Phase.FINISHED, ""));
	}

	/** Writes WeChat's data of a fan, null for none; says what is new, or null. */
	private @Nullable Outcome keep(Entry read, @Nullable WeChatFan said,
			BiFunction<@Nullable StoredFan, @Nullable WeChatFan, @Nullable StoredFan> decision) {
		try {
			return write(read, decision.apply(read.stored(), said));
		}
		catch (RecordStore.ConflictException ex) {
			// An event or a call was faster, and WeChat's answer may be older.
			return RecordStore.again(() -> {
				Entry now = this.records.entry(read.openId());
				WeChatFan fan = this.details.followers(List.of(read.openId())).get(read.openId());
				return write(now, decision.apply(now.stored(), fan));
			});
		}
	}

	private @Nullable Outcome write(Entry entry, @Nullable StoredFan after) {
		if (after == null) {
			return null;
		}
		this.records.write(entry, after);
		return after.outcome();
	}

	/** Whoever has left since the list was read is found among the records. */
	private @Nullable StoredFan listed(@Nullable StoredFan before, @Nullable WeChatFan fan) {
		if (fan == null) {
			return null;
		}
		if (before == null) {
			return StoredFan.of(fan).seenBy(this.state.generation(), Outcome.ADDED);
		}
		return before.with(fan)
			.seenBy(this.state.generation(), fan.equals(before.fan()) ? Outcome.SAME : Outcome.CHANGED);
	}

	private @Nullable StoredFan missing(@Nullable StoredFan before, @Nullable WeChatFan fan) {
		if (before == null || !before.fan().subscribed() && fan == null) {
			return null;
		}
		return (fan != null) ? before.with(fan).seenBy(this.state.generation(), Outcome.LATE)
				: before.with(before.fan().left()).seenBy(this.state.generation(), Outcome.GONE);
	}

	private boolean count(@Nullable Outcome outcome) {
		if (outcome == null) {
			return false;
		}
		this.state = this.state.found(this.state.soFar().plus(outcome), this.state.updatedAt());
		return true;
	}

	private void step(FanSyncRecord.State next) {
		if (!this.lease.renew(LEASE)) {
			throw this.progress.taken(null);
		}
		this.state = this.progress.write(next);
		this.listener.accept(this.state);
	}

	private static List<String> openIds(List<Entry> entries) {
		return entries.stream().map(Entry::openId).toList();
	}

	/**
	 * The record of an account's last sync. Each write fails if another node wrote: a
	 * sync that was taken for dead, and resumed by another node, ends here.
	 */
	static final class FanSyncRecord {

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
			// Greater than every number that a record can have, also if this record was
			// lost.
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
		 * {@code soFar}: a sync that is resumed reads that page again, and counts again
		 * the fans of it that were seen already. Its number {@code generation} marks the
		 * records that it has seen; {@code cursor} is the open id before the page, of
		 * WeChat's list or of the records.
		 */
		record State(long generation, Phase phase, String cursor, Report before, Report soFar, long total,
				long startedAt, long updatedAt) {

			static State begin(long generation, long now) {
				return new State(generation, Phase.READ_LIST, "", Report.EMPTY, Report.EMPTY, 0, now, now);
			}

			State found(Report report, long now) {
				return new State(this.generation, this.phase, this.cursor, this.before, report, this.total,
						this.startedAt, now);
			}

			State total(long newTotal) {
				return new State(this.generation, this.phase, this.cursor, this.before, this.soFar, newTotal,
						this.startedAt, this.updatedAt);
			}

			/** Goes to a page; all that was found until now is before it. */
			State page(Phase newPhase, String newCursor) {
				return new State(this.generation, newPhase, newCursor, this.soFar, this.soFar, this.total,
						this.startedAt, this.updatedAt);
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

}
