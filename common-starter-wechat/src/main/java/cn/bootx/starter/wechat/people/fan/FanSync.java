package cn.bootx.starter.wechat.people.fan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.people.fan.FanSyncState.Phase;

/**
 * One run of a sync, which begins it or resumes it. It works in steps of up to a hundred
 * fans and holds one page of open ids, however many fans there are.
 */
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

	private final Consumer<FanSyncState> listener;

	private FanSyncState state;

	private boolean restarted;

	FanSync(WeChatAccount account, FanRecords records, FanSyncRecord progress, ExpiringStore.Lease lease,
			Consumer<FanSyncState> listener) {
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
		step((next != null) ? this.state.page(next) : this.state.phase(Phase.FIND_GONE));
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
			// The fan at whom the list is to go on has closed the account. Those before
			// were seen, so that they cost no further calls.
			this.restarted = true;
			step(this.state.fromTheStart());
			return null;
		}
	}

	private void readBatch(List<String> openIds) {
		List<FanEntry> unseen = new ArrayList<>();
		for (String openId : openIds) {
			FanEntry entry = this.records.entry(openId);
			if (!count(entry.foundBy(this.state.generation()))) {
				unseen.add(entry);
			}
		}
		// The records were read before WeChat is asked: a record that is the same
		// afterwards knows nothing newer.
		Map<String, WeChatFan> followers = this.details.followers(openIds(unseen));
		for (FanEntry entry : unseen) {
			count(keep(entry, followers.get(entry.openId()), this::listed));
		}
	}

	private void findGone() {
		FanRecords.Page page = this.records.list(this.state.cursor(), RECORDS);
		List<FanEntry> missing = new ArrayList<>();
		for (FanEntry entry : page.entries()) {
			FanOutcome found = entry.foundBy(this.state.generation());
			if (found == FanOutcome.GONE || found == FanOutcome.LATE) {
				count(found);
			}
			else if (found == null && entry.subscribed()) {
				missing.add(entry);
			}
		}
		for (List<FanEntry> batch : Receivers.split(missing, FanDetails.BATCH)) {
			Map<String, WeChatFan> followers = this.details.followers(openIds(batch));
			batch.forEach((entry) -> count(keep(entry, followers.get(entry.openId()), this::missing)));
			step(this.state);
		}
		step(page.hasMore() ? this.state.page(page.lastOpenId()) : this.state.phase(Phase.FINISHED));
	}

	/**
	 * Writes WeChat's data of a fan.
	 * @param said null if the fan does not follow
	 * @param decision what is to be written
	 * @return what is new, or null if nothing was written
	 */
	private @Nullable FanOutcome keep(FanEntry read, @Nullable WeChatFan said, Decision decision) {
		FanEntry entry = read;
		WeChatFan fan = said;
		for (int attempt = 1;; attempt++) {
			StoredFan after = decision.of(entry.stored(), fan);
			if (after == null) {
				return null;
			}
			try {
				this.records.write(entry, after);
				return after.outcome();
			}
			catch (RecordStore.ConflictException ex) {
				if (attempt == FanRecords.ATTEMPTS) {
					throw ex;
				}
				// An event or a call was faster, and WeChat's answer may be older.
				entry = this.records.entry(entry.openId());
				fan = this.details.followers(List.of(entry.openId())).get(entry.openId());
			}
		}
	}

	/** Whoever has left since the list was read is found among the records. */
	private @Nullable StoredFan listed(@Nullable StoredFan before, @Nullable WeChatFan fan) {
		if (fan == null) {
			return null;
		}
		if (before == null) {
			return StoredFan.of(fan).seenBy(this.state.generation(), FanOutcome.ADDED);
		}
		return before.with(fan)
			.seenBy(this.state.generation(), fan.equals(before.fan()) ? FanOutcome.SAME : FanOutcome.CHANGED);
	}

	private @Nullable StoredFan missing(@Nullable StoredFan before, @Nullable WeChatFan fan) {
		if (before == null || !before.fan().subscribed() && fan == null) {
			return null;
		}
		return (fan != null) ? before.with(fan).seenBy(this.state.generation(), FanOutcome.LATE)
				: before.with(before.fan().left()).seenBy(this.state.generation(), FanOutcome.GONE);
	}

	private boolean count(@Nullable FanOutcome outcome) {
		if (outcome == null) {
			return false;
		}
		this.state = this.state.found(this.state.soFar().plus(outcome), this.state.updatedAt());
		return true;
	}

	private void step(FanSyncState next) {
		if (!this.lease.renew(LEASE)) {
			throw FanSyncRecord.taken(this.account.appId(), null);
		}
		this.state = this.progress.write(next);
		this.listener.accept(this.state);
	}

	private static List<String> openIds(List<FanEntry> entries) {
		return entries.stream().map(FanEntry::openId).toList();
	}

	/**
	 * What is stored of a fan, given what was and what WeChat says; null for no change.
	 */
	private interface Decision {

		@Nullable StoredFan of(@Nullable StoredFan before, @Nullable WeChatFan fan);

	}

}
