package cn.bootx.starter.core.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodedRecordsTests {

	private final InMemoryRecordStore store = new InMemoryRecordStore();

	private final CodedRecords<Thing> things = new CodedRecords<>(this.store, "things", Thing::code, Thing::text,
			Thing::new);

	@Test
	void keepsThingsUnderTheirCode() {
		this.things.insert(new Thing("a", "\"1\""));
		this.things.save(new Thing("a", "\"2\""));
		assertThat(this.things.find("a")).contains(new Thing("a", "\"2\""));
		assertThat(this.store.find("things", "a")).isPresent();
		assertThat(this.things.delete("a")).isTrue();
		assertThat(this.things.delete("a")).isFalse();
		assertThat(this.things.find("a")).isEmpty();
	}

	@Test
	void refusesACodeThatIsTaken() {
		this.things.insert(new Thing("a", "\"1\""));
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.things.insert(new Thing("a", "\"2\"")));
		assertThat(this.things.find("a")).contains(new Thing("a", "\"1\""));
	}

	@Test
	void aCodeThatNoStoreTakesHasNothing() {
		assertThat(this.things.find("")).isEmpty();
		assertThat(this.things.find("x".repeat(RecordStore.MAX_ID_LENGTH + 1))).isEmpty();
	}

	@Test
	void listsMoreThanAPageInOrder() {
		for (int i = 450; i > 0; i--) {
			this.things.insert(new Thing("%03d".formatted(i), "\"x\""));
		}
		assertThat(this.things.all()).hasSize(450).extracting(Thing::code).isSorted().startsWith("001").endsWith("450");
	}

	record Thing(String code, String text) {
	}

}
