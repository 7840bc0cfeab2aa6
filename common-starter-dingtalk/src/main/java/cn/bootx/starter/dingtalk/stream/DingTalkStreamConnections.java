package cn.bootx.starter.dingtalk.stream;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/**
 * The connections of Stream mode, opened when the context has started and ended before
 * anything else stops, so that what arrived is still handled.
 *
 * @since 0.1.0
 */
public final class DingTalkStreamConnections implements SmartLifecycle {

	private final List<DingTalkStreamClient> clients;

	private volatile boolean running;

	DingTalkStreamConnections(List<DingTalkStreamClient> clients) {
		this.clients = List.copyOf(clients);
	}

	static DingTalkStreamConnections of(DingTalkProperties properties, DingTalkAccounts accounts, DingTalkHttp http,
			DingTalkDispatch dispatch, CallbackRuntime runtime) {
		DingTalkProperties.Stream stream = properties.stream();
		List<String> names = stream.apps().isEmpty() ? List.copyOf(accounts.names()) : stream.apps();
		for (String name : names) {
			if (!accounts.names().contains(name)) {
				throw new InvalidConfigurationException(DingTalkProperties.PREFIX + ".stream.apps",
						"no application '" + name + "' is configured", "Name some of " + accounts.names() + ".");
			}
		}
		return new DingTalkStreamConnections(names.stream().map((name) -> {
			DingTalkClient.Credentials credentials = accounts.account(name).credentials();
			return new DingTalkStreamClient(credentials, http,
					new StreamPushes(credentials, dispatch, runtime, properties.portal().lateReplyOrSend()), runtime,
					stream);
		}).toList());
	}

	/** The state of every connection. */
	public List<Status> status() {
		return this.clients.stream().map(DingTalkStreamClient::status).toList();
	}

	@Override
	public void start() {
		this.running = true;
		this.clients.forEach(DingTalkStreamClient::start);
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
			.allOf(this.clients.stream().map(DingTalkStreamClient::stop).toArray(CompletableFuture[]::new));
	}

	/**
	 * The state of the connection of an application.
	 *
	 * @param app name of the application
	 * @param running whether it should be connected
	 * @param connected whether it is
	 * @param since since when, or null
	 * @param lastPush when the platform last sent anything, or null
	 * @param connections how many connections were opened so far
	 * @param lastError why the last attempt failed or the last connection ended, or null
	 */
	public record Status(String app, boolean running, boolean connected, @Nullable Instant since,
			@Nullable Instant lastPush, long connections, @Nullable String lastError) {
	}

}
