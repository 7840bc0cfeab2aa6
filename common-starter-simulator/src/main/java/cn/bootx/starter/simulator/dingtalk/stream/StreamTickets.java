package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Tickets that open one connection each, within 90 seconds.
 */
final class StreamTickets {

	private static final Duration LIFETIME = Duration.ofSeconds(90);

	private final Clock clock;

	private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

	StreamTickets(Clock clock) {
		this.clock = clock;
	}

	String issue(StreamSubscriber subscriber) {
		String value = UUID.randomUUID().toString();
		this.tickets.put(value, new Ticket(subscriber, this.clock.instant().plus(LIFETIME)));
		return value;
	}

	/** Who may connect with a ticket, which is then used up; null if it is not valid. */
	@Nullable StreamSubscriber redeem(@Nullable String value) {
		Ticket ticket = (value == null) ? null : this.tickets.remove(value);
		return (ticket != null && this.clock.instant().isBefore(ticket.expiresAt())) ? ticket.subscriber() : null;
	}

	private record Ticket(StreamSubscriber subscriber, Instant expiresAt) {
	}

}
