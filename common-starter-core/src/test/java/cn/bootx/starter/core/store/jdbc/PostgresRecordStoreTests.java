package cn.bootx.starter.core.store.jdbc;

import java.io.IOException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.RecordStoreContractTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostgresRecordStoreTests extends RecordStoreContractTests {

	private static EmbeddedPostgres postgres;

	private static HikariDataSource pool;

	private static RecordStore store;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.builder().start();
		pool = new HikariDataSource();
		pool.setDataSource(postgres.getPostgresDatabase());
		pool.setMaximumPoolSize(20);
		JdbcRecordStore.prepare(pool, JdbcRecordStore.Initialization.ALWAYS);
		JdbcRecordStore.prepare(pool, JdbcRecordStore.Initialization.ALWAYS);
		store = new JdbcRecordStore(pool, Duration.ofSeconds(5), Duration.ofSeconds(5));
	}

	@AfterAll
	static void stop() throws IOException {
		pool.close();
		postgres.close();
	}

	@Override
	protected RecordStore store() {
		return store;
	}

	@Test
	void aConflictDoesNotSpoilTheCallersTransaction() {
		store.insert("transactions", "taken", "{}");
		TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
		transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(RecordStore.ConflictException.class)
				.isThrownBy(() -> store.insert("transactions", "taken", "{}"));
			store.insert("transactions", "free", "{}");
		});
		assertThat(store.find("transactions", "free")).isPresent();
	}

}
