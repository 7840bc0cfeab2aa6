package cn.bootx.starter.dingtalk.user;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.user.DingTalkBindingService.Binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkBindingServiceTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkBindingService bindings = new DingTalkBindingService(this.fixture.app().client(),
			this.fixture.records(), this.fixture.clock());

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void bindsBothIdsOfAPerson() {
		assertThat(this.bindings.bind("42", "u1")).isEqualTo(new Binding("42", "u1", null));
		Binding both = this.bindings.bindUnionId("42", "union-u1");
		assertThat(both).isEqualTo(new Binding("42", "u1", "union-u1"));
		assertThat(this.bindings.findByUser("42")).contains(both);
		assertThat(this.bindings.findByDingUserId("u1")).contains(both);
		assertThat(this.bindings.findByUnionId("union-u1")).contains(both);
		assertThat(this.bindings.bind("42", "u1")).isEqualTo(both);
	}

	@Test
	void anOutsiderHasAUnionIdOnly() {
		this.bindings.bindUnionId("42", "union-x");
		assertThat(this.bindings.findByUser("42")).contains(new Binding("42", null, "union-x"));
		assertThat(this.bindings.dingUserIds(List.of("42")).unknown()).containsExactly("42");
	}

	@Test
	void neitherOfTwoIsBoundTwice() {
		this.bindings.bind("42", "u1");
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.bindings.bind("43", "u1"))
			.matches((ex) -> ex.reason() == Bindings.ConflictException.Reason.ID_IS_BOUND)
			.withMessageContaining("DingTalk user u1")
			.withMessageNotContaining("42");
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.bindings.bind("42", "u2"))
			.matches((ex) -> ex.reason() == Bindings.ConflictException.Reason.USER_IS_BOUND);
		this.bindings.bindUnionId("43", "union-u1");
		assertThat(this.bindings.findByUnionId("union-u1")).map(Binding::userId).contains("43");
	}

	@Test
	void ofManyWhoWantTheSamePersonOneGetsIt() {
		long won = IntStream.range(0, 16).parallel().filter((i) -> {
			try {
				this.bindings.bind("user" + i, "u1");
				return true;
			}
			catch (Bindings.ConflictException ex) {
				return false;
			}
		}).count();
		assertThat(won).isEqualTo(1);
	}

	@Test
	void unbindsBoth() {
		this.bindings.bind("42", "u1");
		this.bindings.bindUnionId("42", "union-u1");
		assertThat(this.bindings.unbindUser("42")).contains(new Binding("42", "u1", "union-u1"));
		assertThat(this.bindings.findByUser("42")).isEmpty();
		assertThat(this.bindings.findByDingUserId("u1")).isEmpty();
		assertThat(this.bindings.unbindUser("42")).isEqualTo(Optional.empty());
		this.bindings.bind("43", "u1");
	}

	@Test
	void looksManyUsersUp() {
		this.bindings.bind("42", "u1");
		this.bindings.bindUnionId("43", "union-u2");
		assertThat(this.bindings.dingUserIds(List.of("43", "42")).ids()).containsOnlyKeys("42");
		assertThat(this.bindings.unionIds(List.of("43", "42")).ids()).containsOnlyKeys("43");
	}

	@Test
	void refusesWhatCannotBeStoredAndUnknownApplications() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.bindings.bind("42", " "))
			.withMessageContaining("dingUserId");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.bindings.bind("x".repeat(191), "u1"));
		assertThat(this.bindings.findByUser("")).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.bindings.account("ghost"))
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND);
	}

}
