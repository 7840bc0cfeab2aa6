package cn.bootx.starter.core.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link RecordStore} does.
 */
public abstract class RecordStoreContractTests {

	private final String collection = "c-" + UUID.randomUUID().toString().substring(0, 13);

	protected abstract RecordStore store();

	@Test
	void hasAName() {
		assertThat(store().name()).isNotBlank();
	}

	@Test
	void findsNothingInAnEmptyCollection() {
		assertThat(store().find(this.collection, "a")).isEmpty();
		assertThat(store().delete(this.collection, "a")).isFalse();
		assertThat(store().count(this.collection)).isZero();
		assertThat(store().list(this.collection, "", 10)).isEqualTo(new RecordStore.Page(List.of(), false));
	}

	@Test
	void keepsADocument() {
		String json = "{\"name\":\"菜单 \uD83D\uDE00\",\"size\":\"" + "x".repeat(70_000) + "\"}";
		assertThat(store().insert(this.collection, "a", json).version()).isEqualTo(1);
		assertThat(store().find(this.collection, "a"))
			.contains(new RecordStore.Document(this.collection, "a", 1, json));
	}

	@Test
	void doesNotInsertTwice() {
		store().insert(this.collection, "a", "{}");
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> store().insert(this.collection, "a", "{\"b\":1}"))
			.withMessageContaining(this.collection + "/a")
			.withMessageContaining("exists already");
		assertThat(store().find(this.collection, "a").orElseThrow().json()).isEqualTo("{}");
	}

	@Test
	void updatesTheVersionThatWasRead() {
		RecordStore.Document first = store().insert(this.collection, "a", "{}");
		RecordStore.Document second = store().update(first.withJson("{\"b\":2}"));
		assertThat(second).isEqualTo(new RecordStore.Document(this.collection, "a", 2, "{\"b\":2}"));
		assertThat(store().find(this.collection, "a")).contains(second);
	}

	@Test
	void doesNotOverwriteWhatSomebodyElseChanged() {
		RecordStore.Document first = store().insert(this.collection, "a", "{}");
		store().update(first.withJson("{\"mine\":1}"));
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> store().update(first.withJson("{\"late\":1}")))
			.withMessageContaining("changed by another writer");
		assertThat(store().find(this.collection, "a").orElseThrow().json()).isEqualTo("{\"mine\":1}");
	}

	@Test
	void doesNotBringARemovedDocumentBack() {
		RecordStore.Document first = store().insert(this.collection, "a", "{}");
		assertThat(store().delete(this.collection, "a")).isTrue();
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(() -> store().update(first))
			.withMessageContaining("was removed");
		assertThat(store().find(this.collection, "a")).isEmpty();
		assertThat(store().count(this.collection)).isZero();
	}

	@Test
	void versionTenIsNotVersionOne() {
		RecordStore.Document first = store().insert(this.collection, "a", "{}");
		RecordStore.Document record = first;
		for (int i = 0; i < 10; i++) {
			record = store().update(record.withJson("{\"i\":" + i + "}"));
		}
		assertThat(record.version()).isEqualTo(11);
		assertThatExceptionOfType(RecordStore.ConflictException.class).isThrownBy(() -> store().update(first));
	}

	@Test
	void savesWhateverIsThere() {
		assertThat(store().save(this.collection, "a", "{\"a\":1}").version()).isEqualTo(1);
		assertThat(store().save(this.collection, "a", "{\"a\":2}").version()).isEqualTo(2);
	}

	@Test
	void listsInTheOrderOfIdsPageByPage() {
		List<String> ids = List.of("B", "_", "a", "a-1", "aa", "b", "z", "中");
		List<String> inserted = new ArrayList<>(ids);
		Collections.shuffle(inserted, new Random(7));
		inserted.forEach((id) -> store().insert(this.collection, id, "{\"id\":\"" + id + "\"}"));
		List<String> listed = new ArrayList<>();
		String after = "";
		RecordStore.Page page;
		do {
			page = store().list(this.collection, after, 3);
			assertThat(page.records()).hasSizeLessThanOrEqualTo(3);
			page.records().forEach((record) -> {
				assertThat(record.json()).isEqualTo("{\"id\":\"" + record.id() + "\"}");
				listed.add(record.id());
			});
			after = listed.get(listed.size() - 1);
		}
		while (page.hasMore());
		assertThat(listed).isEqualTo(ids);
		assertThat(store().count(this.collection)).isEqualTo(ids.size());
	}

	@Test
	void aFullLastPageHasNoMore() {
		store().insert(this.collection, "a", "{}");
		store().insert(this.collection, "b", "{}");
		assertThat(store().list(this.collection, "", 2).hasMore()).isFalse();
		assertThat(store().list(this.collection, "", 1).hasMore()).isTrue();
		assertThat(store().list(this.collection, "b", 1).records()).isEmpty();
	}

	@Test
	void idsThatDifferInCaseDiffer() {
		store().insert(this.collection, "oAbC", "{\"n\":1}");
		store().insert(this.collection, "oabc", "{\"n\":2}");
		assertThat(store().find(this.collection, "oAbC").orElseThrow().json()).isEqualTo("{\"n\":1}");
		assertThat(store().count(this.collection)).isEqualTo(2);
	}

	@Test
	void collectionsDoNotMix() {
		store().insert(this.collection, "a", "{}");
		assertThat(store().find(this.collection + "-2", "a")).isEmpty();
		assertThat(store().count(this.collection + "-2")).isZero();
	}

	@Test
	void acceptsTheLongestId() {
		String longest = "中".repeat(RecordStore.MAX_ID_LENGTH);
		store().insert(this.collection, longest, "{}");
		assertThat(store().find(this.collection, longest)).isPresent();
	}

	@Test
	void refusesWhatNoStoreCanName() {
		for (String wrong : List.of("", " a", "a ", "a\u0000b", "x".repeat(RecordStore.MAX_ID_LENGTH + 1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> store().insert(this.collection, wrong, "{}"));
			assertThatIllegalArgumentException().isThrownBy(() -> store().find(this.collection, wrong));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> store().find("Upper Case", "a"));
		assertThatIllegalArgumentException().isThrownBy(() -> store().list(this.collection, "", 0));
		assertThatIllegalArgumentException().isThrownBy(() -> store().list(this.collection, "", 1001));
	}

	@Test
	void oneOfManyInserts() {
		List<Boolean> inserted = Storm.of(16, () -> {
			try {
				store().insert(this.collection, "a", "{}");
				return true;
			}
			catch (RecordStore.ConflictException ex) {
				return false;
			}
		});
		assertThat(inserted).filteredOn(Boolean::booleanValue).hasSize(1);
	}

	@Test
	void noUpdateIsLostInAStorm() {
		store().insert(this.collection, "a", "0");
		AtomicInteger conflicts = new AtomicInteger();
		Storm.of(16, () -> {
			boolean done = false;
			while (!done) {
				RecordStore.Document read = store().find(this.collection, "a").orElseThrow();
				try {
					store().update(read.withJson(Integer.toString(Integer.parseInt(read.json()) + 1)));
					done = true;
				}
				catch (RecordStore.ConflictException ex) {
					conflicts.incrementAndGet();
				}
			}
			return null;
		});
		RecordStore.Document last = store().find(this.collection, "a").orElseThrow();
		assertThat(last.json()).isEqualTo("16");
		assertThat(last.version()).isEqualTo(17);
	}

	@Test
	void everySaveOfAStormCounts() {
		Storm.of(16, () -> store().save(this.collection, "a", "{}"));
		assertThat(store().find(this.collection, "a").orElseThrow().version()).isEqualTo(16);
	}

	@Test
	void allDocumentsAreReadHoweverManyPagesTheyFill() {
		assertThat(store().all(this.collection)).isEmpty();
		List<String> ids = IntStream.rangeClosed(1, 2 * RecordStore.PAGE + 1).mapToObj("%04d"::formatted).toList();
		ids.forEach((id) -> store().insert(this.collection, id, "{}"));
		assertThat(store().all(this.collection)).extracting(RecordStore.Document::id).isEqualTo(ids);
		store().delete(this.collection, ids.get(0));
		assertThat(store().all(this.collection)).as("exactly two full pages").hasSize(2 * RecordStore.PAGE);
	}

}
