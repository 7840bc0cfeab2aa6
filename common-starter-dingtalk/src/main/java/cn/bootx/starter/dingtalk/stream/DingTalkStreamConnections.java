package cn.bootx.starter.dingtalk.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

	private final List<String> names;

	private final DingTalkAccounts accounts;

	private final Function<DingTalkClient.Credentials, DingTalkStreamClient> open;

	/** Of the names and of all that were added, in this order. */
	private final Map<String, DingTalkStreamClient> clients = new LinkedHashMap<>();

	private CompletableFuture<Void> ending = CompletableFuture.completedFuture(null);

	private volatile boolean running;

	DingTalkStreamConnections(DingTalkProperties properties, DingTalkAccounts accounts, DingTalkHttp http,
			DingTalkDispatch dispatch, CallbackRuntime runtime) {
		DingTalkProperties.Stream stream = properties.stream();
		this.names = stream.apps();
		this.accounts = accounts;
		for (String name : this.names) {
			if (!accounts.isRuntime() && !accounts.isConfigured(name)) {
				throw new InvalidConfigurationException(DingTalkProperties.PREFIX + ".stream.apps",
						"no application '" + name + "' is configured", "Name some of " + accounts.names() + ".");
			}
		}
		LateReplies.Mode lateReply = properties.portal().lateReplyOrSend();
		this.open = (app) -> new DingTalkStreamClient(app, http, new StreamPushes(app, dispatch, runtime, lateReply),
				runtime, stream);
		accounts.names().forEach(this::follow);
		accounts.onChange((change) -> follow(change.name()));
	}

	/** The state of every connection. */
	public synchronized List<Status> status() {
		return this.clients.values().stream().map(DingTalkStreamClient::status).toList();
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.clients.values().forEach(DingTalkStreamClient::start);
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

	/**
	 * Connects what this node should, and ends what it should not, or with old secrets.
	 */
	private synchronized void follow(String name) {
		DingTalkClient.Credentials wanted = (this.names.isEmpty() || this.names.contains(name))
				? this.accounts.known(name).map((app) -> app.settings().credentials()).orElse(null) : null;
		DingTalkStreamClient present = this.clients.get(name);
		if (present != null && present.connectsAs(wanted)) {
			return;
		}
		if (wanted == null) {
			this.clients.remove(name);
		}
		else {
			DingTalkStreamClient next = this.open.apply(wanted);
			this.clients.put(name, next);
			if (this.running) {
				next.start();
			}
		}
		if (present != null && this.running) {
			this.ending = CompletableFuture.allOf(this.ending, present.stop());
		}
	}

	private synchronized CompletableFuture<Void> stopAll() {
		this.running = false;
		return CompletableFuture.allOf(this.ending, CompletableFuture
			.allOf(this.clients.values().stream().map(DingTalkStreamClient::stop).toArray(CompletableFuture[]::new)));
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
