package cn.bootx.starter.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordChangeTests {

	private final InMemoryRecordStore store = new InMemoryRecordStore();

	@Test
	void noChangeOfManyIsLost() {
		Storm.of(() -> {
			for (int i = 0; i < 5; i++) {
				this.store.change("counters", "one", RecordChangeTests::next);
			}
			return null;
		});
		assertThat(this.store.find("counters", "one").orElseThrow().json())
			.isEqualTo("{\"n\":" + 5 * Storm.THREADS + "}");
	}

	@Test
	void writesNothingWhereNothingChanges() {
		assertThat(this.store.change("c", "x", (json) -> null)).isEmpty();
		RecordStore.Document first = this.store.change("c", "x", (json) -> "{}").orElseThrow();
		assertThat(first.version()).isEqualTo(1);
		assertThat(this.store.change("c", "x", (json) -> json)).contains(first);
		assertThat(this.store.change("c", "x", (json) -> null)).contains(first);
		assertThat(this.store.find("c", "x")).contains(first);
	}

	@Test
	void aStoreThatAlwaysConflictsDoesNotHoldTheCallerForEver() {
		AtomicInteger attempts = new AtomicInteger();
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(
				() -> new ConflictingStore().change("c", "x", (json) -> "{\"n\":" + attempts.incrementAndGet() + "}"));
		assertThat(attempts).hasValue(100);
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> new ConflictingStore().save("c", "x", "{}"));
	}

	private static String next(String json) {
		int n = (json != null) ? Integer.parseInt(json.replaceAll("\\D", "")) : 0;
		return "{\"n\":" + (n + 1) + "}";
	}

	/** Its reads are older than its writes. */
	private static final class ConflictingStore implements RecordStore {

		@Override
		public String name() {
			return "stale";
		}

		@Override
		public Optional<RecordStore.Document> find(String collection, String id) {
			return Optional.of(new RecordStore.Document(collection, id, 1, "{\"n\":0}"));
		}

		@Override
		public RecordStore.Document insert(String collection, String id, String json) {
			throw new RecordStore.ConflictException(collection, id, "is taken");
		}

		@Override
		public RecordStore.Document update(RecordStore.Document record) {
			throw new RecordStore.ConflictException(record.collection(), record.id(), "was changed");
		}

		@Override
		public boolean delete(String collection, String id) {
			return false;
		}

		@Override
		public RecordStore.Page list(String collection, String afterId, int limit) {
			return new RecordStore.Page(List.of(), false);
		}

		@Override
		public long count(String collection) {
			return 1;
		}

	}

}
