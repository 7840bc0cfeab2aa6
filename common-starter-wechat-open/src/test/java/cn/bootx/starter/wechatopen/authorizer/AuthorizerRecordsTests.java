package cn.bootx.starter.wechatopen.authorizer;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bootx.starter.core.store.RecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuthorizerRecordsTests {

	private final ConflictingRecordStore store = new ConflictingRecordStore();

	private final AuthorizerRecords records = new AuthorizerRecords(this.store, "wxcomponent");

	@Test
	@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void anEndlessConflictEnds() {
		AuthorizerRecords.Document document = AuthorizerRecords.Document.fresh("wxshop", "refresh", List.of(1L), 0);
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.records.change("wxshop", (before) -> document));
		this.store.conflicting(false);
		assertThat(this.records.change("wxshop", (before) -> document)).contains(document);
		assertThat(this.records.find("wxshop")).contains(document);
	}

}
