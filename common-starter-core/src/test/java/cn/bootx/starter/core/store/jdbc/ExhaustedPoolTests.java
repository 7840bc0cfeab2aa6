package cn.bootx.starter.core.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import cn.bootx.starter.testing.Await;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A pool that lets its callers wait for half a minute, all of whose connections are
 * taken.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExhaustedPoolTests {

	private static final Duration LIMIT = Duration.ofMillis(300);

	private final HikariDataSource pool = new HikariDataSource();

	private RecordStore store;

	@BeforeEach
	void open() {
		this.pool.setJdbcUrl("jdbc:h2:mem:exhausted;DB_CLOSE_DELAY=-1");
		this.pool.setMaximumPoolSize(1);
		JdbcRecordStore.prepare(this.pool, JdbcRecordStore.Initialization.ALWAYS);
		this.store = new JdbcRecordStore(this.pool, LIMIT, Duration.ofSeconds(5));
	}

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void nobodyWaitsLongerThanTheLimitAndItWorksAgainByItself(CapturedOutput output) throws SQLException {
		this.store.find("things", "warm-up");
		try (Connection taken = this.pool.getConnection()) {
			assertThat(taken.isValid(1)).isTrue();
			List<Long> first = Storm.of(this::failingMillis);
			assertThat(first).allMatch((millis) -> millis < 2_000);
			// One tries, the others do not wait.
			List<Long> later = Storm.of(this::failingMillis);
			assertThat(later).filteredOn((millis) -> millis > 200).hasSizeLessThan(3);
		}
		Await.until(() -> isReadable());
		assertThat(output.toString().split("gives no connection", -1)).hasSize(2);
		assertThat(output).contains("gives connections again");
		// What came too late was given back.
		Await.until(() -> this.pool.getHikariPoolMXBean().getActiveConnections() == 0);
	}

	@Test
	void aTransactionKeepsItsConnection() {
		new TransactionTemplate(new DataSourceTransactionManager(this.pool)).executeWithoutResult((status) -> {
			this.store.insert("things", "one", "{}");
			assertThat(this.store.find("things", "one")).isPresent();
			status.setRollbackOnly();
		});
		assertThat(this.store.find("things", "one")).isEmpty();
	}

	private long failingMillis() {
		long begin = System.nanoTime();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.store.find("things", "one"));
		return (System.nanoTime() - begin) / 1_000_000;
	}

	private boolean isReadable() {
		try {
			return this.store.find("things", "one").isEmpty();
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

}
