package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The component's verify ticket. The platform pushes it to one node every ten minutes,
 * and it is valid for twelve hours; all nodes read it from the shared store. One that is
 * pushed while the store is away is kept by this node until the store is back.
 *
 * @since 0.1.0
 */
public final class WeChatOpenTickets {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenTickets.class);

	/** The platform's twelve hours minus a margin. */
	static final Duration LIFETIME = Duration.ofHours(12).minusMinutes(10);

	private final ExpiringStore store;

	private final String key;

	private volatile @Nullable String here;

	public WeChatOpenTickets(ExpiringStore store, String componentAppId) {
		this.store = store;
		this.key = "ticket:wechat-open:" + componentAppId;
	}

	/**
	 * Keeps the ticket of a push in place of the one before, also if it is the same: its
	 * time begins anew.
	 * @param ticket the ticket; a blank one is ignored, so that it never drives out a
	 * good one
	 * @return whether it was kept
	 */
	public boolean keep(String ticket) {
		if (ticket.isBlank()) {
			return false;
		}
		try {
			this.store.put(this.key, ticket, LIFETIME);
			this.here = null;
		}
		catch (StoreUnavailableException ex) {
			// The platform stops to push to addresses that keep failing.
			this.here = ticket;
			logger.warn(
					"{}; this node keeps the verify ticket that was pushed now, the others go on with the one before",
					ex.getMessage());
		}
		return true;
	}

	/** The ticket, or empty while none has been pushed. */
	public Optional<String> current() {
		String kept = this.here;
		if (kept == null) {
			return this.store.get(this.key);
		}
		try {
			// What another node has kept meanwhile is as good.
			Optional<String> stored = this.store.putIfAbsent(this.key, kept, LIFETIME);
			this.here = null;
			return stored.isPresent() ? stored : Optional.of(kept);
		}
		catch (StoreUnavailableException ex) {
			return Optional.of(kept);
		}
	}

	/** Throws a refused ticket away, unless another has come meanwhile. */
	void refuse(String ticket) {
		if (ticket.equals(this.here)) {
			this.here = null;
		}
		this.store.compareAndDelete(this.key, ticket);
	}

	/** Whether this caller asks for a push: one of all nodes, once in that time. */
	boolean mayAsk(Duration interval) {
		return this.store.putIfAbsent(this.key + ":asked", "1", interval).isEmpty();
	}

	/** The platform has not pushed a verify ticket yet; a later call may succeed. */
	public static class MissingException extends PlatformException {

		private static final long serialVersionUID = 1L;

		MissingException(String componentAppId) {
			super(PlatformException.of(Platform.WECHAT_OPEN, ComponentTokenSource.API)
				.code("no-ticket")
				.message("there is no component_verify_ticket of " + componentAppId + " yet")
				// Transient, not AUTH: it must not be remembered after the ticket
				// arrived.
				.category(ErrorCategory.TRANSIENT,
						"the platform pushes it every 10 minutes and has been asked to push now; if none arrives, check "
								+ "that the authorization event URL in the Open Platform's console leads to "
								+ "/wechat/open/auth-event of this application, that Token and EncodingAESKey are the "
								+ "console's, and that pushing is switched on there; on several nodes the store must be "
								+ "shared"));
		}

	}

}
