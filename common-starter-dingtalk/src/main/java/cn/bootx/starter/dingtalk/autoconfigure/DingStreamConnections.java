package cn.bootx.starter.dingtalk.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.event.DingTalkDispatch;
import cn.bootx.starter.dingtalk.stream.DingStreamClient;
import cn.bootx.starter.dingtalk.stream.DingStreamSettings;
import cn.bootx.starter.dingtalk.stream.DingStreamStatus;

/**
 * The connections of Stream mode, opened when the context has started and ended before
 * anything else stops, so that what arrived is still handled.
 *
 * @since 0.1.0
 */
public final class DingStreamConnections implements SmartLifecycle {

	private final List<DingStreamClient> clients;

	private volatile boolean running;

	DingStreamConnections(List<DingStreamClient> clients) {
		this.clients = List.copyOf(clients);
	}

	static DingStreamConnections of(DingTalkProperties.Stream stream, DingTalkApps apps, DingTalkHttp http,
			DingTalkDispatch dispatch, CallbackRuntime runtime) {
		DingStreamSettings settings = new DingStreamSettings(stream.pingInterval(), stream.firstRetry(),
				stream.maxRetry(), stream.drain());
		List<String> names = stream.apps().isEmpty() ? List.copyOf(apps.names()) : stream.apps();
		for (String name : names) {
			if (!apps.names().contains(name)) {
				throw new InvalidConfigurationException(DingTalkProperties.PREFIX + ".stream.apps",
						"no application '" + name + "' is configured", "Name some of " + apps.names() + ".");
			}
		}
		return new DingStreamConnections(names.stream()
			.map((name) -> new DingStreamClient(apps.get(name).client().credentials(), http, dispatch, runtime,
					settings))
			.toList());
	}

	/** How the connections fare. */
	public List<DingStreamStatus> status() {
		return this.clients.stream().map(DingStreamClient::status).toList();
	}

	@Override
	public void start() {
		this.running = true;
		this.clients.forEach(DingStreamClient::start);
	}

	@Override
	public void stop() {
		stopAll().join();
	}

	@Override
	public void stop(Runnable callback) {
		stopAll().whenComplete((nothing, failure) -> callback.run());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private CompletableFuture<Void> stopAll() {
		this.running = false;
		return CompletableFuture
			.allOf(this.clients.stream().map(DingStreamClient::stop).toArray(CompletableFuture[]::new));
	}

}
