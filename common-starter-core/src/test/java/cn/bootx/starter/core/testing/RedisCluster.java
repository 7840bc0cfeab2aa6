package cn.bootx.starter.core.testing;

import java.util.List;
import java.util.stream.IntStream;

import cn.bootx.starter.testing.Await;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * A real Redis cluster of three masters on this machine.
 */
public final class RedisCluster implements AutoCloseable {

	private static final int SLOTS = 16_384;

	private final List<RedisProcess> nodes;

	private RedisCluster(List<RedisProcess> nodes) {
		this.nodes = nodes;
	}

	public static RedisCluster start() {
		RedisCluster cluster = new RedisCluster(IntStream.range(0, 3)
			.mapToObj((node) -> RedisProcess.start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000"))
			.toList());
		cluster.form();
		return cluster;
	}

	public List<String> addresses() {
		return this.nodes.stream().map((node) -> "127.0.0.1:" + node.port()).toList();
	}

	private void form() {
		RedisClient client = RedisClient.create();
		try {
			for (int i = 0; i < this.nodes.size(); i++) {
				RedisCommands<String, String> node = commands(client, i);
				node.clusterAddSlots(
						IntStream.range(SLOTS * i / this.nodes.size(), SLOTS * (i + 1) / this.nodes.size()).toArray());
				node.clusterMeet("127.0.0.1", this.nodes.get(0).port());
			}
			for (int i = 0; i < this.nodes.size(); i++) {
				RedisCommands<String, String> node = commands(client, i);
				Await.until(() -> node.clusterInfo().contains("cluster_state:ok")
						&& node.clusterInfo().contains("cluster_known_nodes:3"));
			}
		}
		finally {
			client.shutdown();
		}
	}

	private RedisCommands<String, String> commands(RedisClient client, int node) {
		return client.connect(RedisURI.create("127.0.0.1", this.nodes.get(node).port())).sync();
	}

	@Override
	public void close() {
		this.nodes.forEach(RedisProcess::close);
	}

}
