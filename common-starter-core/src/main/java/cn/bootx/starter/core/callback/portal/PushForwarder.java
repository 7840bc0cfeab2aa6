package cn.bootx.starter.core.callback.portal;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.callback.portal.TargetSender.ForwardedPush;

/**
 * Sends each verified push on to further applications, byte for byte and with its query,
 * so that they verify the platform's own signature. It happens beside the handlers: the
 * reply to the platform is theirs alone and never waits. A message is sent on once,
 * whatever becomes of it here; only where a node dies at work, the one that takes over
 * sends it again, as the platform might do.
 * <p>
 * What waits is kept in memory: this is a forwarding of the best effort.
 *
 * @since 0.1.0
 */
public final class PushForwarder implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PushForwarder.class);

	private final List<Target> targets;

	private final Timing timing;

	private final Clock clock;

	private final ThirdObserver observer;

	/** Of this process; across nodes the ledger decides. */
	private final String mark = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

	private final Set<String> toldTooFar = ConcurrentHashMap.newKeySet();

	private volatile List<TargetSender> senders = List.of();

	/**
	 * Makes a forwarder that does nothing until it is {@link #start started}.
	 * @param freshFor after what time a push is not sent on any more, because its
	 * signature is too old
	 */
	public PushForwarder(List<Target> targets, Duration freshFor, Duration closeWithin, Clock clock,
			ThirdObserver observer) {
		this(targets, new Timing(Timing.PAUSES, freshFor, closeWithin), clock, observer);
	}

	PushForwarder(List<Target> targets, Timing timing, Clock clock, ThirdObserver observer) {
		this.targets = List.copyOf(targets);
		this.timing = timing;
		this.clock = clock;
		this.observer = observer;
	}

	/** Begins to forward. Its threads start with the first push. */
	@Override
	public void start() {
		this.senders = this.targets.stream()
			.map((target) -> new TargetSender(target, this.timing, this.clock))
			.toList();
	}

	/**
	 * Sends a push on to the targets that want it. It returns at once.
	 * @param platform name of the platform in metrics
	 * @param account name of the account that got it
	 * @param type kind of message
	 * @param event name of the event, null for a message
	 */
	public void forward(String platform, String account, @Nullable String type, @Nullable String event,
			CallbackRequest push) {
		List<TargetSender> current = this.senders;
		if (current.isEmpty()) {
			return;
		}
		ForwardedPush.Hops hops = ForwardedPush.Hops.of(push.header(ForwardedPush.Hops.HEADER));
		long arrived = System.nanoTime();
		for (TargetSender sender : current) {
			if (!sender.target().wants(account, type, event)) {
				continue;
			}
			ThirdObserver.Watch watch = this.observer.begin(ThirdObserver.FORWARD, "portal", platform + "/" + account,
					"target", sender.target().host());
			if (goesOn(hops, sender.target())) {
				sender.offer(new ForwardedPush(push.rawQuery(), push.body(), push.header("content-type"),
						hops.headerWith(this.mark), arrived, watch));
			}
			else {
				watch.end("looped", null);
			}
		}
	}

	private boolean goesOn(ForwardedPush.Hops hops, Target target) {
		if (hops.marks().contains(this.mark)) {
			return false;
		}
		if (hops.marks().size() < target.maxHops()) {
			return true;
		}
		if (this.toldTooFar.add(target.property())) {
			logger.info(
					"A push that was sent on to this application is not sent on to {}, because that allows {} hops; "
							+ "if you want a chain of applications, raise {}.max-hops",
					target, target.maxHops(), target.property());
		}
		return false;
	}

	/**
	 * Takes nothing more, and gives what waits a bounded time to leave. What is lost then
	 * is logged with its number.
	 */
	@Override
	public void stop() {
		List<TargetSender> current = this.senders;
		this.senders = List.of();
		current.forEach(TargetSender::beginToClose);
		long deadline = System.nanoTime() + this.timing.closeWithin().toNanos();
		try {
			for (TargetSender sender : current) {
				sender.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.senders.isEmpty();
	}

	/**
	 * Before the web server takes pushes, and until it and the handlers have ended: the
	 * server is at 2048 below the default, the handlers above it.
	 */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 4096;
	}

	/**
	 * A further application that gets pushes.
	 *
	 * @param url where a push is sent to; a query of its own stays, and that of the push
	 * follows
	 * @param types kinds of messages and names of events that it gets, in any case; all
	 * if empty
	 * @param accounts names of the accounts whose pushes it gets; all if empty
	 * @param timeout longest time of one attempt to deliver
	 * @param queue number of pushes that may wait
	 * @param maxHops number of applications that may send a push on, this one included; 1
	 * sends only what came from the platform itself
	 */
	public record Target(String property, URI url, Set<String> types, Set<String> accounts, Duration timeout, int queue,
			int maxHops) {

		public Target {
			types = types.stream().map(Target::lower).collect(Collectors.toUnmodifiableSet());
			accounts = Set.copyOf(accounts);
		}

		boolean wants(String account, @Nullable String type, @Nullable String event) {
			return (this.accounts.isEmpty() || this.accounts.contains(account))
					&& (this.types.isEmpty() || has(type) || has(event));
		}

		/** Platforms are not consistent about the case of event names. */
		private boolean has(@Nullable String type) {
			return type != null && this.types.contains(lower(type));
		}

		/** The address of one push, whose query stays as the platform has written it. */
		URI with(String rawQuery) {
			if (rawQuery.isEmpty()) {
				return this.url;
			}
			String own = this.url.getRawQuery();
			String joint = (own == null) ? "?" : (own.isEmpty() || own.endsWith("&")) ? "" : "&";
			return URI.create(this.url + joint + rawQuery);
		}

		/** Host and port, without what may be a secret in the rest of the address. */
		String host() {
			return (this.url.getPort() < 0) ? this.url.getHost() : this.url.getHost() + ":" + this.url.getPort();
		}

		private static String lower(String type) {
			return type.toLowerCase(Locale.ROOT);
		}

		/** Without path and query. */
		@Override
		public String toString() {
			return this.property + " (" + host() + ")";
		}

	}

	/** How long is tried. */
	record Timing(List<Duration> pauses, Duration freshFor, Duration closeWithin) {

		/** Three attempts, as many as the platforms make. */
		static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(4));

	}

}
