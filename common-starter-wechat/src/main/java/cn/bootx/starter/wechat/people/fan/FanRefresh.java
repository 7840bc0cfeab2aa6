package cn.bootx.starter.wechat.people.fan;

import cn.bootx.starter.core.store.RecordStore;

/**
 * Brings one record in line with WeChat.
 */
final class FanRefresh {

	private final FanRecords records;

	private final FanDetails details;

	FanRefresh(FanRecords records, FanDetails details) {
		this.records = records;
		this.details = details;
	}

	WeChatFan refresh(String openId) {
		for (int attempt = 1;; attempt++) {
			// Read before WeChat is asked, so that an event that comes meanwhile is not
			// undone.
			FanEntry entry = this.records.entry(openId);
			WeChatFan now = this.details.one(openId);
			StoredFan before = entry.stored();
			if (before == null && !now.subscribed()) {
				return now;
			}
			WeChatFan after = (before != null && !now.subscribed()) ? before.fan().left() : now;
			if (before != null && after.equals(before.fan())) {
				return after;
			}
			try {
				this.records.write(entry, (before != null) ? before.with(after) : StoredFan.of(after));
				return after;
			}
			catch (RecordStore.ConflictException ex) {
				// The record was changed meanwhile: ask again.
				if (attempt == FanRecords.ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}
