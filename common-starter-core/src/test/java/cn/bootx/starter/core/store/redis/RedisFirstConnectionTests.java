package cn.bootx.starter.core.store.redis;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.testing.RedisProcess;
import cn.bootx.starter.core.testing.SlowProxy;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A fresh node, whose first use of Redis makes the connection.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisFirstConnectionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration CONNECT = Duration.ofSeconds(20);

	private static final Duration LONG = Duration.ofMinutes(11);

	private final RedisProcess redis = RedisProcess.start();

	private final SlowProxy proxy = new SlowProxy(this.redis.port());

	private final LettuceConnectionFactory host = new LettuceConnectionFactory("127.0.0.1", this.proxy.port());

	private final RedisStores stores = RedisStores.on(started(this.host), "first:", TIMEOUT, CONNECT);

	@AfterEach
	void close() {
		this.stores.close();
		this.host.destroy();
		this.proxy.close();
		this.redis.close();
	}

	@Test
	void aSlowFirstConnectionIsWaitedForByAllCallers() {
		this.proxy.greetAfter(TIMEOUT.multipliedBy(2));
		MessageLedger ledger = MessageLedger.shared(this.stores.expiring(), LONG, Duration.ofSeconds(6));
		List<MessageLedger.Claim.State> states = Storm.of(8, () -> ledger.claim("m").state());
		assertThat(states).containsOnlyOnce(MessageLedger.Claim.State.CLAIMED);
		// Another node finds it in Redis: nobody fell back to its own memory.
		assertThat(Ledgers.withoutFallback(this.stores.expiring(), LONG, Duration.ofSeconds(6)).claim("m").state())
			.isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void operationsKeepTheirOwnTimeoutWhenTheConnectionIsThere() {
		this.stores.expiring().put("key", "value", LONG);
		this.redis.freeze();
		long begin = System.nanoTime();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.stores.expiring().get("key"));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.plusSeconds(15));
	}

	@Test
	void theCauseIsInTheLog(CapturedOutput output) {
		this.redis.kill();
		this.proxy.close();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.stores.expiring().get("key"));
		assertThat(output).containsPattern("Store 'redis' does not answer \\(.*caused by .*Connection refused");
	}

	private static LettuceConnectionFactory started(LettuceConnectionFactory host) {
		host.afterPropertiesSet();
		host.start();
		return host;
	}

}
