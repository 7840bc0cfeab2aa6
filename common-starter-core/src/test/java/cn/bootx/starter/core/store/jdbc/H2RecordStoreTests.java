package cn.bootx.starter.core.store.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.RecordStoreContractTests;

class H2RecordStoreTests extends RecordStoreContractTests {

	private static final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:records", "sa", "");

	private static final RecordStore store = create(pool);

	@Override
	protected RecordStore store() {
		return store;
	}

	private static RecordStore create(DataSource dataSource) {
		JdbcRecordStore.prepare(dataSource, JdbcRecordStore.Initialization.EMBEDDED);
		return new JdbcRecordStore(dataSource, Duration.ofSeconds(5), Duration.ofSeconds(5));
	}

	@AfterAll
	static void close() {
		pool.dispose();
	}

}
