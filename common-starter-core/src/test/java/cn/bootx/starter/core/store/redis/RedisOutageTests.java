package cn.bootx.starter.core.store.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.testing.RedisProcess;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A host with the driver's own settings, that is 60 s for an answer, and a Redis that
 * dies, freezes and comes back.
 */
class RedisOutageTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Duration TIMEOUT = Duration.ofMillis(500);

	/** For a busy machine; without a timeout of its own an operation takes a minute. */
	private static final Duration SLACK = Duration.ofSeconds(15);

	private final RedisProcess redis = RedisProcess.start();

	private LettuceConnectionFactory host;

	private RedisStores stores;

	private ExpiringStore store;

	@BeforeEach
	void connect() {
		connect(this.redis.port());
	}

	private void connect(int port) {
		this.host = new LettuceConnectionFactory("127.0.0.1", port);
		this.host.afterPropertiesSet();
		this.host.start();
		this.stores = RedisStores.on(this.host, "outage:", TIMEOUT, TIMEOUT);
		this.store = this.stores.expiring();
	}

	@AfterEach
	void close() {
		this.stores.close();
		this.host.destroy();
		this.redis.close();
	}

	@Test
	void aKilledRedisFailsEveryOperationInTimeAndIsUsedAgainWhenItIsBack() {
		Await.until(() -> answers());
		this.store.put("key", "value", LONG);
		this.redis.kill();
		assertAllFailInTime();
		this.redis.restart();
		Await.until(() -> answers());
		assertThat(this.store.putIfAbsent("key", "new", LONG)).isEmpty();
	}

	@Test
	void aFrozenRedisFailsEveryOperationInTimeAndIsUsedAgainWhenItThaws() {
		Await.until(() -> answers());
		this.store.put("key", "value", LONG);
		this.redis.freeze();
		assertAllFailInTime();
		this.redis.thaw();
		Await.until(() -> answers());
		assertThat(this.store.get("key")).contains("value");
	}

	@Test
	void aRedisThatWasNeverThereIsUsedWhenItComes() {
		this.redis.kill();
		assertAllFailInTime();
		this.redis.restart();
		Await.until(() -> answers());
	}

	@Test
	void aServerThatAcceptsAndStaysSilentFailsAllWaitersInTime() throws IOException {
		close();
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			connect(silent.getLocalPort());
			long begin = System.nanoTime();
			List<Boolean> failed = Storm.of(() -> fails());
			assertThat(failed).containsOnly(true);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.multipliedBy(3).plus(SLACK));
		}
	}

	@Test
	void whileItIsAwayOnlyOneCallerWaits() {
		Await.until(() -> answers());
		this.store.put("key", "value", LONG);
		this.redis.freeze();
		fails();
		long begin = System.nanoTime();
		for (int i = 0; i < 100; i++) {
			fails();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
		assertThat(Storm.of(() -> fails())).containsOnly(true);
	}

	@Test
	void recordsFailInTimeToo() {
		Await.until(() -> answers());
		RecordStore records = this.stores.records();
		records.insert("robots", "a", "{}");
		this.redis.freeze();
		long begin = System.nanoTime();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> records.find("robots", "a"))
			.withMessageContaining("redis")
			.withMessageContaining("find");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.plus(SLACK));
	}

	@Test
	void theHostsOwnConnectionIsLeftAlone() {
		Await.until(() -> answers());
		this.store.put("key", "value", LONG);
		try (var connection = this.host.getConnection()) {
			assertThat(connection.ping()).isEqualTo("PONG");
			this.redis.freeze();
			fails();
			this.redis.thaw();
			assertThat(connection.ping()).isEqualTo("PONG");
		}
		assertThat(this.host.getClientConfiguration().getCommandTimeout()).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void callbacksGoOnAndComeBack() {
		Await.until(() -> answers());
		MessageLedger ledger = MessageLedger.shared(this.store, LONG, Duration.ofSeconds(6));
		ledger.complete(ledger.claim("before"), CallbackResponse.text("before"));
		this.redis.freeze();
		MessageLedger.Claim during = ledger.claim("during");
		assertThat(during.state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
		ledger.complete(during, CallbackResponse.text("during"));
		assertThat(ledger.claim("during").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		this.redis.thaw();
		Await.until(() -> answers());
		assertThat(ledger.claim("before").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(ledger.claim("during").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(ledger.claim("after").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
		// Another node knows of it as well.
		assertThat(Ledgers.withoutFallback(this.store, LONG, Duration.ofSeconds(6)).claim("after").state())
			.isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void anErrorOfRedisIsNoOutage() {
		Await.until(() -> answers());
		this.store.put("text", "not a number", LONG);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.store.increment("text", LONG));
		assertThat(this.store.get("text")).contains("not a number");
	}

	private void assertAllFailInTime() {
		List<Runnable> operations = List.of(() -> this.store.get("key"), () -> this.store.put("key", "v", LONG),
				() -> this.store.putIfAbsent("key", "v", LONG), () -> this.store.compareAndSet("key", "a", "b", LONG),
				() -> this.store.compareAndDelete("key", "a"), () -> this.store.take("key"),
				() -> this.store.delete("key"), () -> this.store.increment("key", LONG),
				() -> this.store.tryLock("key", LONG));
		for (Runnable operation : operations) {
			long begin = System.nanoTime();
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(operation::run)
				.withMessageContaining("'redis'")
				.satisfies((ex) -> assertThat(ex.store()).isEqualTo("redis"));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.plus(SLACK));
		}
	}

	private boolean fails() {
		return !answers();
	}

	private boolean answers() {
		try {
			this.store.get("key");
			return true;
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

}
