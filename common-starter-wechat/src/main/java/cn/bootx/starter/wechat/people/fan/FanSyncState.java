package cn.bootx.starter.wechat.people.fan;

/**
 * How far a sync is. Everything is as it was when a page began, except for {@code soFar}:
 * a sync that is resumed reads that page again, and counts again the fans of it that were
 * seen already.
 *
 * @param generation number of the sync, which marks the records that it has seen
 * @param phase what it does
 * @param cursor open id before the present page, of WeChat's list or of the records;
 * empty for the first
 * @param before what was found before the present page
 * @param soFar what was found until now
 * @param total number of followers by WeChat's count
 * @param startedAt milliseconds
 * @param updatedAt milliseconds
 */
record FanSyncState(long generation, Phase phase, String cursor, WeChatFanService.Report before,
		WeChatFanService.Report soFar, long total, long startedAt, long updatedAt) {

	static FanSyncState begin(long generation, long now) {
		return new FanSyncState(generation, Phase.READ_LIST, "", WeChatFanService.Report.EMPTY,
				WeChatFanService.Report.EMPTY, 0, now, now);
	}

	FanSyncState found(WeChatFanService.Report report, long now) {
		return new FanSyncState(this.generation, this.phase, this.cursor, this.before, report, this.total,
				this.startedAt, now);
	}

	FanSyncState total(long newTotal) {
		return new FanSyncState(this.generation, this.phase, this.cursor, this.before, this.soFar, newTotal,
				this.startedAt, this.updatedAt);
	}

	/** Goes to a page; all that was found until now is before it. */
	FanSyncState page(String newCursor) {
		return new FanSyncState(this.generation, this.phase, newCursor, this.soFar, this.soFar, this.total,
				this.startedAt, this.updatedAt);
	}

	/** Goes to the first page of a phase. */
	FanSyncState phase(Phase newPhase) {
		return new FanSyncState(this.generation, newPhase, "", this.soFar, this.soFar, this.total, this.startedAt,
				this.updatedAt);
	}

	/** Goes back to where the present page begins. */
	FanSyncState resume() {
		return found(this.before, this.updatedAt);
	}

	/** Goes back to the very first page. */
	FanSyncState fromTheStart() {
		return new FanSyncState(this.generation, Phase.READ_LIST, "", WeChatFanService.Report.EMPTY,
				WeChatFanService.Report.EMPTY, this.total, this.startedAt, this.updatedAt);
	}

	/** What a sync does. */
	enum Phase {

		/** Reads WeChat's list, and the details of every fan in it. */
		READ_LIST,

		/** Goes through the records for those who were not in the list. */
		FIND_GONE,

		FINISHED

	}

}
