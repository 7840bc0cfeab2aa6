package cn.bootx.starter.dingtalk.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
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

	DingTalkStreamConnections(DingTalkProperties properties, DingTalkAccounts accounts, DingTalkHttp http,
			DingTalkDispatch dispatch, CallbackRuntime runtime) {
		DingTalkProperties.Stream stream = properties.stream();
		List<String> names = stream.apps().isEmpty() ? List.copyOf(accounts.names()) : stream.apps();
		for (String name : names) {
			if (!accounts.names().contains(name)) {
				throw new InvalidConfigurationException(DingTalkProperties.PREFIX + ".stream.apps",
						"no application '" + name + "' is configured", "Name some of " + accounts.names() + ".");
			}
		}
		LateReplies.Mode lateReply = properties.portal().lateReplyOrSend();
		this.clients = names.stream()
			.map((name) -> accounts.account(name).credentials())
			.map((app) -> new DingTalkStreamClient(app, http, new StreamPushes(app, dispatch, runtime, lateReply),
					runtime, stream))
			.toList();
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
	 * @param lastPush when the platform last sent anything, or null
	 * @param lastError why the last attempt failed or the last connection ended, or null
	 */
	public record Status(String app, boolean running, boolean connected, @Nullable Instant since,
			@Nullable Instant lastPush, long connections, @Nullable String lastError) {
	}

	/** The health of DingTalk by its tokens; down while a connection is lost. */
	record Health(DingTalkStreamConnections connections, HealthProbes tokens) implements HealthProbe {

		@Override
		public String platform() {
			return Platform.DING_TALK.id();
		}

		@Override
		public Report report() {
			HealthProbe probe = this.tokens.probe(platform());
			Map<String, Object> details = new LinkedHashMap<>();
			State state = State.UP;
			if (probe != null) {
				Report tokens = probe.report();
				details.putAll(tokens.details());
				state = (tokens.state() == State.UNKNOWN) ? State.UP : tokens.state();
			}
			for (DingTalkStreamConnections.Status status : this.connections.status()) {
				details.put("stream." + status.app(), status.connected() ? "connected" : "not connected");
				if (!status.connected() && status.lastError() != null) {
					details.put("stream." + status.app() + ".lastError", status.lastError());
				}
				// Before the first connection there is nothing to have lost.
				if (status.running() && !status.connected() && status.lastError() != null) {
					state = State.DOWN;
				}
			}
			return new Report(state, details);
		}

	}

}
