package cn.bootx.starter.core.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.testing.RedisProcess;
import cn.bootx.starter.testing.Await;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes of 64 threads on one Redis.
 */
class FleetTests {

	private static final String STORM = "token 64";

	private final RedisProcess redis = RedisProcess.start();

	private PlatformStub platform;

	private NodeProcess first;

	private NodeProcess second;

	@BeforeEach
	void start() throws IOException {
		this.platform = new PlatformStub();
		this.first = new NodeProcess(this.redis.port(), this.platform.address());
		this.second = new NodeProcess(this.redis.port(), this.platform.address());
		this.first.ready();
		this.second.ready();
	}

	@AfterEach
	void stop() {
		this.first.close();
		this.second.close();
		this.platform.close();
		this.redis.close();
	}

	@Test
	void eachExpiryCostsTheWholeFleetOneCall() throws Exception {
		for (int expiry = 1; expiry <= 3; expiry++) {
			CompletableFuture<String> one = this.first.send(STORM);
			CompletableFuture<String> other = this.second.send(STORM);
			assertThat(result(one)).isEqualTo("token-" + expiry);
			assertThat(result(other)).isEqualTo("token-" + expiry);
			assertThat(this.platform.tokenCalls).hasValue(expiry);
			expire();
		}
	}

	@Test
	void aSlowEndpointIsCalledOnce() throws Exception {
		this.platform.delay = Duration.ofSeconds(3);
		CompletableFuture<String> one = this.first.send(STORM);
		CompletableFuture<String> other = this.second.send(STORM);
		assertThat(result(one)).isEqualTo("token-1");
		assertThat(result(other)).isEqualTo("token-1");
		assertThat(this.platform.tokenCalls).hasValue(1);
	}

	@Test
	void whenTheHolderIsKilledTheOthersGoOn() throws Exception {
		this.platform.delay = Duration.ofSeconds(30);
		this.first.send(STORM);
		Await.until(() -> this.platform.tokenCalls.get() == 1);
		this.first.kill();
		this.platform.delay = Duration.ZERO;
		String result = result(this.second.send(STORM));
		assertThat(result).isEqualTo("token-2");
		assertThat(this.platform.tokenCalls).hasValue(2);
	}

	@Test
	void goesOnWhileRedisIsDownAndSharesAgainWhenItIsBack() throws Exception {
		assertThat(result(this.first.send(STORM))).isEqualTo("token-1");
		assertThat(result(this.second.send(STORM))).isEqualTo("token-1");
		this.redis.kill();
		expire();
		CompletableFuture<String> one = this.first.send(STORM);
		CompletableFuture<String> other = this.second.send(STORM);
		assertThat(result(one)).matches("token-[23]");
		assertThat(result(other)).matches("token-[23]");
		assertThat(this.platform.tokenCalls).hasValue(3);
		this.redis.restart();
		awaitStore(this.first);
		awaitStore(this.second);
		expire();
		one = this.first.send(STORM);
		other = this.second.send(STORM);
		assertThat(result(one)).isEqualTo(result(other));
		assertThat(this.platform.tokenCalls.get()).isLessThanOrEqualTo(5);
	}

	@Test
	void aMessageThatReachesBothIsHandledOnceAndAnsweredTheSame() throws Exception {
		this.platform.delay = Duration.ofMillis(300);
		CompletableFuture<String> one = this.first.send("push 8 m1");
		CompletableFuture<String> other = this.second.send("push 8 m1");
		assertThat(result(one)).isEqualTo("reply-1 to m1");
		assertThat(result(other)).isEqualTo("reply-1 to m1");
		assertThat(result(this.second.send("push 1 m1"))).isEqualTo("reply-1 to m1");
		assertThat(this.platform.handled).hasValue(1);
	}

	@Test
	void aMessageWhoseNodeIsKilledIsHandledByTheOther() throws Exception {
		this.platform.delay = Duration.ofSeconds(30);
		this.first.send("push 1 m1");
		Await.until(() -> this.platform.handled.get() == 1);
		this.first.kill();
		this.platform.delay = Duration.ZERO;
		// The platform gives the attempt up after 5 s and comes again.
		CompletableFuture<String> retry = this.second.send("push 1 m1");
		String answer = result(retry);
		if (answer.isEmpty()) {
			answer = result(this.second.send("push 1 m1"));
		}
		assertThat(answer).isEqualTo("reply-2 to m1");
	}

	private static String result(CompletableFuture<String> result) throws Exception {
		return result.get(60, TimeUnit.SECONDS);
	}

	private void expire() throws Exception {
		result(this.first.send("advance PT3H"));
		result(this.second.send("advance PT3H"));
	}

	private static void awaitStore(NodeProcess node) {
		Await.until(() -> node.send("store").join().equals("up"));
	}

}
