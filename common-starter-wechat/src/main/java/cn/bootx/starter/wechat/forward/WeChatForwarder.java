package cn.bootx.starter.wechat.forward;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.portal.WeChatPortalService;

/**
 * Sends each verified push on to further applications, byte for byte and with its query,
 * so that they verify WeChat's own signature. It happens beside the handlers: the reply
 * to WeChat is theirs alone and never waits. A message is sent on once, whatever becomes
 * of it here; only where a node dies at work, the one that takes over sends it again, as
 * WeChat might do.
 * <p>
 * What waits is kept in memory: this is a forwarding of the best effort.
 *
 * @since 0.1.0
 */
public final class WeChatForwarder implements WeChatPortalService.PushListener {

	private static final Logger logger = LoggerFactory.getLogger(WeChatForwarder.class);

	private final List<WeChatForwardTarget> targets;

	private final ForwardTiming timing;

	private final Clock clock;

	private final ThirdObserver observer;

	/** Of this process; across nodes the ledger decides. */
	private final String mark = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

	private final Set<String> toldTooFar = ConcurrentHashMap.newKeySet();

	private volatile List<TargetSender> senders = List.of();

	/**
	 * Makes a forwarder that does nothing until it is {@link #open opened}.
	 * @param freshFor after what time a push is not sent on any more, because its
	 * signature is too old
	 * @param closeWithin how long what waits may take to leave when the application stops
	 */
	public WeChatForwarder(List<WeChatForwardTarget> targets, Duration freshFor, Duration closeWithin, Clock clock,
			ThirdObserver observer) {
		this(targets, new ForwardTiming(ForwardTiming.PAUSES, freshFor, closeWithin), clock, observer);
	}

	WeChatForwarder(List<WeChatForwardTarget> targets, ForwardTiming timing, Clock clock, ThirdObserver observer) {
		this.targets = List.copyOf(targets);
		this.timing = timing;
		this.clock = clock;
		this.observer = observer;
	}

	/**
	 * Begins to forward. What it has of threads starts with the first push.
	 */
	public void open() {
		this.senders = this.targets.stream()
			.map((target) -> new TargetSender(target, this.timing, this.clock))
			.toList();
	}

	@Override
	public void pushed(WeChatAccount account, WxMpXmlMessage message, CallbackRequest push) {
		List<TargetSender> current = this.senders;
		if (current.isEmpty()) {
			return;
		}
		Hops hops = Hops.of(push.header(Hops.HEADER));
		long arrived = System.nanoTime();
		for (TargetSender sender : current) {
			if (!sender.target().wants(account.name(), message)) {
				continue;
			}
			ThirdObserver.Watch watch = this.observer.begin(ThirdObserver.FORWARD, "portal", "wechat/" + account.name(),
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

	private boolean goesOn(Hops hops, WeChatForwardTarget target) {
		if (hops.has(this.mark)) {
			return false;
		}
		if (hops.count() < target.maxHops()) {
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
	public void close() {
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

}
