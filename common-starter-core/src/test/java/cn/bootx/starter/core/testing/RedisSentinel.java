package cn.bootx.starter.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import cn.bootx.starter.testing.Await;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;

/**
 * A real Redis master with a replica, and a Sentinel that watches them.
 */
public final class RedisSentinel implements AutoCloseable {

	/** Name under which clients ask for the master. */
	public static final String MASTER = "records";

	private final RedisProcess master = RedisProcess.start();

	private final RedisProcess replica = RedisProcess.start("--replicaof", "127.0.0.1", "" + this.master.port());

	private final RedisProcess sentinel;

	private RedisSentinel() {
		// It asks the master for its replicas once in ten seconds, so the replica comes
		// first.
		awaitReplication(this.replica);
		this.sentinel = RedisProcess.sentinel("""
				sentinel monitor %1$s 127.0.0.1 %2$d 1
				sentinel down-after-milliseconds %1$s 500
				sentinel failover-timeout %1$s 2000
				""".formatted(MASTER, this.master.port()));
	}

	/** Started, with the replica in step and known to the Sentinel. */
	public static RedisSentinel start() {
		RedisSentinel started = new RedisSentinel();
		RedisClient client = RedisClient.create();
		try {
			var sentinel = client.connectSentinel(RedisURI.create("127.0.0.1", started.sentinel.port())).sync();
			Await.until(Duration.ofSeconds(20), () -> "1".equals(sentinel.master(MASTER).get("num-slaves")));
		}
		finally {
			client.shutdown();
		}
		return started;
	}

	private static void awaitReplication(RedisProcess replica) {
		RedisClient client = RedisClient.create();
		try {
			var commands = client.connect(RedisURI.create("127.0.0.1", replica.port())).sync();
			Await.until(() -> commands.info("replication").contains("master_link_status:up"));
		}
		finally {
			client.shutdown();
		}
	}

	public int port() {
		return this.sentinel.port();
	}

	/** The Sentinel makes the replica the master. */
	public void killMaster() {
		this.master.kill();
	}

	@Override
	public void close() {
		this.sentinel.close();
		this.replica.close();
		this.master.close();
	}

	/** A Sentinel keeps what it learns in its configuration. */
	static Path configuration(String content) {
		try {
			Path file = Files.createTempFile("sentinel-", ".conf");
			file.toFile().deleteOnExit();
			return Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
