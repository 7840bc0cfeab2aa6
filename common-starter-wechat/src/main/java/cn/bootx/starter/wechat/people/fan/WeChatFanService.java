package cn.bootx.starter.wechat.people.fan;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.people.fan.FanSync.FanSyncRecord;

/**
 * The followers of an account and the records of them.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/Getting_a_User_List.html">获取用户列表</a>
 */
public final class WeChatFanService {

	private static final String REMARK = "/cgi-bin/user/info/updateremark";

	/** Fewer than 30. */
	private static final int MAX_REMARK = 29;

	private final WeChatAccounts accounts;

	private final RecordStore store;

	private final ExpiringStore locks;

	private final Clock clock;

	public WeChatFanService(WeChatAccounts accounts, RecordStore store, ExpiringStore locks, Clock clock) {
		this.accounts = accounts;
		this.store = store;
		this.locks = locks;
		this.clock = clock;
	}

	/** The fans of another account; NOT_FOUND if it is unknown. */
	public WeChatFanService account(String name) {
		return new WeChatFanService(this.accounts.with(name), this.store, this.locks, this.clock);
	}

	/**
	 * Brings the records in line with WeChat, in the thread of the caller: one call for
	 * every 10,000 followers and one for every 100. Who is gone is marked, not deleted.
	 * If it fails or the process dies, the next call on any node resumes it, within three
	 * days; after a used-up allowance
	 * ({@link cn.bootx.starter.core.client.ErrorCategory#QUOTA}) call again the next day.
	 * @throws IllegalStateException if a sync of the account is running, on any node
	 * @throws PlatformException if WeChat refuses a call
	 */
	public Report sync() {
		return sync((progress) -> {
		});
	}

	/**
	 * The same; the listener is called after every 100 fans, what it throws interrupts
	 * it.
	 */
	public Report sync(Consumer<Progress> listener) {
		ExpiringStore.Lease lease = this.locks.tryLock(lockKey(), FanSync.LEASE)
			.orElseThrow(() -> new IllegalStateException(
					"A sync of the fans of " + appId() + " is running; see progress()"));
		try (lease) {
			return new FanSync(this.accounts.primary(), records(), progressRecord(), lease,
					(state) -> listener.accept(progress(state, true)))
				.run();
		}
	}

	/** How far the last sync is, whichever node runs it; empty if there never was one. */
	public Optional<Progress> progress() {
		return progressRecord().read().map((state) -> progress(state, this.locks.get(lockKey()).isPresent()));
	}

	/** The record of a fan, who may have left. */
	public Optional<WeChatFan> find(String openId) {
		return Optional.ofNullable(records().entry(openId).stored()).map(FanRecords.StoredFan::fan);
	}

	/**
	 * Up to 1000 records ordered by open id, also of fans who have left.
	 * @param next what the page before said, or null
	 */
	public WeChatFan.Page<WeChatFan> list(@Nullable String next, int limit) {
		FanRecords.Page page = records().list((next != null) ? next : "", limit);
		return new WeChatFan.Page<>(page.fans(), page.hasMore() ? page.lastOpenId() : null);
	}

	/** Number of records, those of fans who have left included. */
	public long count() {
		return records().count();
	}

	/**
	 * Reads a fan from WeChat, and corrects the record if there is one or the fan
	 * follows.
	 */
	public WeChatFan refresh(String openId) {
		return records().refresh(openId, new FanDetails(this.accounts.primary().api()));
	}

	/** Gives a fan a name that only the account sees: under 30 characters, or empty. */
	public void remark(String openId, String remark) {
		MessageCheck.of(Platform.WECHAT, REMARK).optionalCharacters("remark", remark, MAX_REMARK).done();
		this.accounts.primary().api().post(REMARK, Json.object().put("openid", openId).put("remark", remark));
		records().changeKnown(openId, (fan) -> fan.withRemark(remark));
	}

	public WeChatFanTags tags() {
		return new WeChatFanTags(this.accounts.primary().api(), records());
	}

	public BlackList blackList() {
		return new BlackList(this.accounts.primary().api());
	}

	private FanSyncRecord progressRecord() {
		return new FanSyncRecord(this.store, appId(), this.clock);
	}

	private String lockKey() {
		return "fan-sync:wechat:" + appId();
	}

	private static Progress progress(FanSyncRecord.State state, boolean locked) {
		boolean finished = state.phase() == FanSyncRecord.Phase.FINISHED;
		return new Progress(locked && !finished, finished, state.total(), state.soFar(),
				Instant.ofEpochMilli(state.startedAt()), Instant.ofEpochMilli(state.updatedAt()));
	}

	private FanRecords records() {
		return new FanRecords(this.store, appId());
	}

	private String appId() {
		return this.accounts.primary().appId();
	}

	/**
	 * What a sync has found: followers; those of them without a record, and those whose
	 * record says something new or who came back; fans who no longer follow.
	 */
	public record Report(long seen, long added, long changed, long gone) {

		static final Report EMPTY = new Report(0, 0, 0, 0);

		Report plus(FanRecords.StoredFan.Outcome outcome) {
			return switch (outcome) {
				case ADDED -> new Report(this.seen + 1, this.added + 1, this.changed, this.gone);
				case CHANGED, LATE -> new Report(this.seen + 1, this.added, this.changed + 1, this.gone);
				case SAME -> new Report(this.seen + 1, this.added, this.changed, this.gone);
				case GONE -> new Report(this.seen, this.added, this.changed, this.gone + 1);
			};
		}

	}

	/**
	 * How far a sync is, as any node can read it. One that neither runs nor is finished
	 * is resumed by {@link WeChatFanService#sync()}. WeChat's total may leave out
	 * black-listed fans.
	 */
	public record Progress(boolean running, boolean finished, long total, Report soFar, Instant startedAt,
			Instant updatedAt) {
	}

	/**
	 * WeChat does not push the messages of fans on it. The records of the fans do not
	 * contain it.
	 *
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/Manage_blacklist.html">黑名单管理</a>
	 */
	public static final class BlackList {

		private static final String LIST = "/cgi-bin/tags/members/getblacklist";

		private static final int BATCH = 20;

		private final WeChatApi api;

		BlackList(WeChatApi api) {
			this.api = api;
		}

		/** The fans on it; {@code next} is what the page before said, or null. */
		public WeChatFan.Page<String> list(@Nullable String next) {
			String from = (next != null) ? next : "";
			return WeChatFan.Page.of(LIST, this.api.post(LIST, Json.object().put("begin_openid", from)), from);
		}

		/** Puts fans on it, {@value #BATCH} with a call. */
		public List<WeChatFan.BatchResult> add(Collection<String> openIds) {
			return change("/cgi-bin/tags/members/batchblacklist", openIds);
		}

		/** Takes fans off it, {@value #BATCH} with a call. */
		public List<WeChatFan.BatchResult> remove(Collection<String> openIds) {
			return change("/cgi-bin/tags/members/batchunblacklist", openIds);
		}

		private List<WeChatFan.BatchResult> change(String path, Collection<String> openIds) {
			return WeChatFan.BatchResult.each(WeChatFan.BatchResult.distinct(path, openIds), BATCH, (batch) -> {
				ObjectNode request = Json.object();
				batch.forEach(request.putArray("openid_list")::add);
				this.api.post(path, request);
			});
		}

	}

}
