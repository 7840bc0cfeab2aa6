package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.ConflictingRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BindingPairsTests {

	private final ConflictingRecordStore store = new ConflictingRecordStore();

	private final BindingPairs pairs = new BindingPairs(this.store, "wxPAIRS", Clock.systemUTC());

	@Test
	void anEndlessConflictEndsWhileBinding() {
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(() -> this.pairs.bind("42", "oFan"));
		this.store.conflicting(false);
		assertThat(this.pairs.bind("42", "oFan").userId()).isEqualTo("42");
	}

	@Test
	void anEndlessConflictEndsWhileUnbinding() {
		this.store.conflicting(false);
		this.pairs.bind("42", "oFan");
		this.store.conflicting(true);
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.pairs.unbind("42", "oFan"));
		assertThat(this.pairs.ofUser("42")).isPresent();
		this.store.conflicting(false);
		assertThat(this.pairs.unbind("42", "oFan")).isPresent();
		assertThat(this.pairs.ofUser("42")).isEmpty();
	}

}
