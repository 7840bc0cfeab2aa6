package cn.bootx.starter.wechat.people.fan;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.ConflictingRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FanRecordsTests {

	private final ConflictingRecordStore store = new ConflictingRecordStore();

	private final FanRecords records = new FanRecords(this.store, "wxFANS");

	@Test
	@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void anEndlessConflictEnds() {
		FanRecords.StoredFan fan = FanRecords.StoredFan.of(WeChatFan.stranger("oFan"));
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.records.change("oFan", (before) -> fan));
		this.store.conflicting(false);
		this.records.change("oFan", (before) -> fan);
		assertThat(this.records.entry("oFan").stored()).isEqualTo(fan);
	}

}
