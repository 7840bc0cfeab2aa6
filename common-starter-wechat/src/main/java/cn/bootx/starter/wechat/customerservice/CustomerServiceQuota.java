package cn.bootx.starter.wechat.customerservice;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.autoconfigure.CustomerServiceProperties;

/**
 * Counts over all nodes how many customer-service messages a user may still be sent: some
 * after each message within 48 hours, and some after each action within a minute. A user
 * whose last message was not seen is not counted: WeChat decides.
 */
final class CustomerServiceQuota implements MessageInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(CustomerServiceQuota.class);

	private static final Duration MESSAGE_WINDOW = Duration.ofHours(48);

	private static final Duration ACTION_WINDOW = Duration.ofMinutes(1);

	/** Of many senders to one user one succeeds each time. */
	private static final int ATTEMPTS = 100;

	private static final Set<String> ACTIONS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	static {
		ACTIONS.addAll(
				Set.of("CLICK", "scancode_push", "scancode_waitmsg", "subscribe", "SCAN", "user_enter_tempsession"));
	}

	private final Platform platform;

	private final ExpiringStore store;

	private final Clock clock;

	private final int perMessage;

	private final int perAction;

	CustomerServiceQuota(Platform platform, ExpiringStore store, Clock clock, int perMessage) {
		this.platform = platform;
		this.store = store;
		this.clock = clock;
		this.perMessage = perMessage;
		this.perAction = (platform == Platform.WECHAT_APPLET) ? 2 : 3;
	}

	/** The counter of a platform, or null where counting is off. */
	static @Nullable CustomerServiceQuota of(Platform platform, String prefix, CustomerServiceProperties properties,
			ExpiringStore store, Clock clock) {
		if (properties.perMessage() < 1) {
			throw new InvalidConfigurationException(prefix + ".customer-service.per-message",
					"it is " + properties.perMessage(),
					"Write how many messages WeChat allows after one of the user: 5 today.");
		}
		return properties.count() ? new CustomerServiceQuota(platform, store, clock, properties.perMessage()) : null;
	}

	@Override
	public boolean before(ReceivedMessage message) {
		String openId = (message.platform() == this.platform) ? sender(message.message()) : null;
		if (openId != null && message.event() == null) {
			grant(key(message.account(), openId, "message"), this.perMessage, MESSAGE_WINDOW);
		}
		else if (openId != null && ACTIONS.contains(message.event())) {
			grant(key(message.account(), openId, "action"), this.perAction, ACTION_WINDOW);
		}
		return true;
	}

	private static @Nullable String sender(Object message) {
		return (message instanceof WxMpXmlMessage account) ? account.getFromUser()
				: (message instanceof WxMaMessage applet) ? applet.getFromUser() : null;
	}

	private void grant(String key, int messages, Duration window) {
		try {
			this.store.put(key, new Grant(messages, this.clock.millis() + window.toMillis()).toString(), window);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Customer-service messages to a user are not counted, WeChat decides: {}", ex.getMessage());
		}
	}

	/** How many are left, or empty if it is not known. */
	OptionalInt left(String account, String openId) {
		try {
			Optional<Grant> message = grant(key(account, openId, "message"));
			Optional<Grant> action = grant(key(account, openId, "action"));
			return (message.isEmpty() && action.isEmpty()) ? OptionalInt.empty()
					: OptionalInt.of(message.map(Grant::left).orElse(0) + action.map(Grant::left).orElse(0));
		}
		catch (StoreUnavailableException ex) {
			return OptionalInt.empty();
		}
	}

	/** Takes one message off, of the action's first because they end sooner. */
	void take(String account, String openId) {
		add(account, openId, -1);
	}

	/** Gives back one that was not sent. */
	void giveBack(String account, String openId) {
		add(account, openId, 1);
	}

	private void add(String account, String openId, int messages) {
		try {
			if (!add(key(account, openId, "action"), messages)) {
				add(key(account, openId, "message"), messages);
			}
		}
		catch (StoreUnavailableException ex) {
			logger.warn("A customer-service message to a user is not counted, WeChat decides: {}", ex.getMessage());
		}
	}

	private boolean add(String key, int messages) {
		for (int i = 0; i < ATTEMPTS; i++) {
			String present = this.store.get(key).orElse(null);
			if (present == null) {
				return false;
			}
			Grant grant = Grant.of(present);
			Duration rest = Duration.ofMillis(grant.until() - this.clock.millis());
			if (grant.left() + messages < 0 || rest.isNegative() || rest.isZero()) {
				return false;
			}
			Grant next = new Grant(grant.left() + messages, grant.until());
			if (this.store.compareAndSet(key, present, next.toString(), rest)) {
				return true;
			}
		}
		return false;
	}

	private Optional<Grant> grant(String key) {
		return this.store.get(key).map(Grant::of).filter((grant) -> grant.until() > this.clock.millis());
	}

	private String key(String account, String openId, String trigger) {
		return "customer-service:" + this.platform.id() + ":" + account + ":" + openId + ":" + trigger;
	}

	private record Grant(int left, long until) {

		static Grant of(String stored) {
			int at = stored.indexOf('@');
			return new Grant(Integer.parseInt(stored.substring(0, at)), Long.parseLong(stored.substring(at + 1)));
		}

		@Override
		public String toString() {
			return this.left + "@" + this.until;
		}

	}

}
