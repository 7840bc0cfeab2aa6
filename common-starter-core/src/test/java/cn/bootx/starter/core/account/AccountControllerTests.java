package cn.bootx.starter.core.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class AccountControllerTests {

	private final Shops shops = new Shops.Node(new InMemoryRecordStore(), new MutableClock("2026-11-21T10:00:00Z"))
		.accounts(Shops.Settings.of("south", 2L, "s2"));

	private boolean allowed = true;

	private final AccountController<Shops.Settings> controller = new AccountController<>(this.shops,
			new AdminEndpoint("/shops", (access) -> this.allowed, Runnable::run)) {
	};

	@Test
	void whatIsWrittenIsShownWithoutItsSecret() {
		data(this.controller.add(null, Map.of("name", "north", "id", "9007199254740993", "secret", "t0p")));
		assertThat(this.shops.stored()).containsExactly(Shops.Settings.of("north", 9007199254740993L, "t0p"));
		assertThat(data(this.controller.page(null, 1, 10)).records())
			.isEqualTo(List.of(Map.of("name", "north", "id", 9007199254740993L, "secret", "******", "open", true)));
		assertThat(data(this.controller.findByName(null, "north"))).containsEntry("secret", "******");
		assertThat(data(this.controller.findByName(null, "south"))).as("not a stored one").isNull();
	}

	@Test
	void whatIsLeftOutOrShownStays() {
		data(this.controller.add(null, Map.of("name", "north", "id", 1, "secret", "t0p", "size", "LARGE")));
		data(this.controller.update(null, Map.of("name", "north", "secret", "******", "open", false)));
		assertThat(this.shops.stored())
			.containsExactly(new Shops.Settings("north", 1L, "t0p", null, false, Shops.Size.LARGE));
		data(this.controller.update(null, Map.of("name", "north", "secret", "oth3r", "size", "")));
		assertThat(this.shops.stored()).containsExactly(new Shops.Settings("north", 1L, "oth3r", null, false, null));
		data(this.controller.delete(null, "north"));
		assertThat(this.shops.stored()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "secret | '' | secret: it is missing", "id | t0p | 'id' has a value", "id | 2 | shop 'south'",
					"size | HUGE | 'size' has a value", "colour | red | no field 'colour'",
					"name | south | the properties configure", "name | a/b | cannot be the name",
					"secret | ****** | secret: it is missing" })
	void refusesWhatCannotBeAndSaysWhy(String field, String value, String problem) {
		Map<String, Object> form = new HashMap<>(Map.of("name", "north", "id", 1, "secret", "s1"));
		form.put(field, value);
		AdminResult<Void> result = result(this.controller.add(null, form));
		assertThat(result.code()).isEqualTo(AdminResult.FAILED);
		assertThat(result.msg()).contains(problem).doesNotContain("t0p", "HUGE");
		assertThat(this.shops.stored()).isEmpty();
	}

	@Test
	void whatIsNotThereIsNeitherChangedNorRemoved() {
		assertThat(result(this.controller.update(null, Map.of("name", "north"))).msg()).contains("no stored shop");
		assertThat(result(this.controller.delete(null, "north")).msg()).contains("no stored shop 'north'");
		assertThat(result(this.controller.delete(null, "south")).msg()).contains("the properties configure");
		assertThat(result(this.controller.add(null, Map.of())).msg()).contains("cannot be the name");
	}

	@Test
	void theAuthorizerIsAskedFirst() {
		this.allowed = false;
		assertThat(this.controller.add(null, Map.of("name", "north", "secret", "s1"))
			.toCompletableFuture()
			.join()
			.getStatusCode()
			.value()).isEqualTo(403);
		assertThat(this.shops.stored()).isEmpty();
	}

	private static <T> T data(CompletionStage<ResponseEntity<AdminResult<T>>> answer) {
		AdminResult<T> result = result(answer);
		assertThat(result.code()).as(result.msg()).isZero();
		return result.data();
	}

	private static <T> AdminResult<T> result(CompletionStage<ResponseEntity<AdminResult<T>>> answer) {
		return answer.toCompletableFuture().join().getBody();
	}

}
