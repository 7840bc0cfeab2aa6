package cn.bootx.starter.simulator.journal;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened last, for people. Holds the last {@value #CAPACITY} entries.
 *
 * @since 0.1.0
 */
public final class Journal {

	static final int CAPACITY = 500;

	private static final int MAX_DETAIL = 4000;

	private final Clock clock;

	private final NumberedLog<JournalEntry> entries = new NumberedLog<>(CAPACITY);

	private final Listeners<JournalEntry> listeners = new Listeners<>();

	public Journal(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Adds an entry; secrets in the detail are redacted, and what is longer than 4000
	 * characters is cut.
	 */
	public void add(String platform, String kind, String title, String detail) {
		String shown = Redaction.redact(detail);
		if (shown.length() > MAX_DETAIL) {
			shown = shown.substring(0, MAX_DETAIL) + "…";
		}
		JournalEntry entry;
		synchronized (this.entries) {
			entry = new JournalEntry(this.entries.last() + 1, this.clock.instant(), platform, kind, title, shown);
			this.entries.add(entry);
		}
		this.listeners.report(entry);
	}

	/** Oldest first. */
	public List<JournalEntry> entries() {
		return this.entries.all();
	}

	/** Forgets all entries; numbers go on. */
	public void clear() {
		this.entries.removeIf((entry) -> true);
	}

	/** Reports every further entry, on the thread that adds it, until closed. */
	public Subscription listen(Consumer<JournalEntry> listener) {
		return this.listeners.add(listener);
	}

}
