package cn.bootx.starter.wechat.account;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names that the store did not have a moment ago. Whoever asks for one again and again
 * asks the store once in a while.
 */
final class UnknownNames {

	static final Duration REMEMBERED = Duration.ofSeconds(5);

	static final int MOST = 1000;

	private final Clock clock;

	private final Map<String, Long> names = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MOST;
		}

	};

	UnknownNames(Clock clock) {
		this.clock = clock;
	}

	synchronized boolean contains(String name) {
		Long until = this.names.get(name);
		return until != null && this.clock.millis() < until;
	}

	synchronized void add(String name) {
		this.names.remove(name);
		this.names.put(name, this.clock.millis() + REMEMBERED.toMillis());
	}

	synchronized void remove(String name) {
		this.names.remove(name);
	}

}
