package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.ConflictingRecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConflictingBindingTests {

	private final ConflictingRecordStore store = new ConflictingRecordStore();

	private final Bindings bindings = new Bindings(this.store,
			new Bindings.Kind(Platform.WECHAT, "wechat-binding", "open-id", "openId", "WeChat"), "wxPAIRS",
			Clock.systemUTC());

	@Test
	void anEndlessConflictEndsWhileBinding() {
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.bindings.bind("42", "oFan"));
		this.store.conflicting(false);
		assertThat(this.bindings.bind("42", "oFan").userId()).isEqualTo("42");
	}

	@Test
	void anEndlessConflictEndsWhileUnbinding() {
		this.store.conflicting(false);
		this.bindings.bind("42", "oFan");
		this.store.conflicting(true);
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(() -> this.bindings.unbindUser("42"));
		assertThat(this.bindings.findByUser("42")).isPresent();
		this.store.conflicting(false);
		assertThat(this.bindings.unbindUser("42")).isPresent();
		assertThat(this.bindings.findByUser("42")).isEmpty();
	}

}
