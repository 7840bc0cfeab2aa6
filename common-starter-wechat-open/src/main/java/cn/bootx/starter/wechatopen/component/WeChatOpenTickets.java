package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * The component's verify ticket. The platform pushes it to one node every ten minutes,
 * and it is valid for twelve hours; all nodes read it from the shared store.
 *
 * @since 0.1.0
 */
public final class WeChatOpenTickets {

	/**
	 * The platform's twelve hours minus a margin, never only the ten minutes between two
	 * pushes.
	 */
	static final Duration LIFETIME = Duration.ofHours(12).minusMinutes(10);

	private final ExpiringStore store;

	private final String key;

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
		this.store.put(this.key, ticket, LIFETIME);
		return true;
	}

	/**
	 * The ticket, or empty while none has been pushed.
	 */
	public Optional<String> current() {
		return this.store.get(this.key);
	}

	/**
	 * Throws a ticket away that the platform refused, unless another has come meanwhile.
	 */
	void refuse(String ticket) {
		this.store.compareAndDelete(this.key, ticket);
	}

	/**
	 * Whether this caller is the one who asks the platform to push again: one of all
	 * nodes, once in that time.
	 */
	boolean mayAsk(Duration interval) {
		return this.store.putIfAbsent(this.key + ":asked", "1", interval).isEmpty();
	}

}
