package cn.bootx.starter.simulator.journal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The chats of all platforms. Holds the last {@value #CAPACITY} messages.
 *
 * @since 0.1.0
 */
public final class ChatStore {

	static final int CAPACITY = 2000;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final NumberedLog<ChatMessage> messages = new NumberedLog<>(CAPACITY);

	private final Listeners<ChatMessage> listeners = new Listeners<>();

	public void add(ChatMessage message) {
		this.messages.add(message);
		this.listeners.report(message);
	}

	/** The messages with their numbers, to ask for what is new and to wait for it. */
	public NumberedLog<ChatMessage> log() {
		return this.messages;
	}

	/** Forgets what matches, without telling listeners. */
	public void removeIf(Predicate<ChatMessage> unwanted) {
		this.messages.removeIf(unwanted);
	}

	/** Of all platforms, oldest first. */
	public List<ChatMessage> all() {
		return this.messages.all();
	}

	/** Of one platform, oldest first. */
	public List<ChatMessage> of(String platform) {
		return all().stream().filter((message) -> message.platform().equals(platform)).toList();
	}

	/** Of one chat, oldest first. */
	public List<ChatMessage> of(String platform, String conversation) {
		return of(platform).stream().filter((message) -> message.conversation().equals(conversation)).toList();
	}

	/**
	 * Waits for a message that arrives, or has arrived.
	 * @param wanted what to look for
	 * @param atMost how long to wait
	 * @return the first that matches
	 * @throws IllegalStateException if none arrives in time
	 */
	public ChatMessage await(Predicate<ChatMessage> wanted, Duration atMost) throws InterruptedException {
		List<NumberedLog.Numbered<ChatMessage>> found = this.messages.await(0, wanted, 1, atMost);
		if (found.isEmpty()) {
			throw new IllegalStateException("No such message within " + atMost.toMillis() + " ms; " + all().size()
					+ " other messages are there");
		}
		return found.get(0).item();
	}

	/**
	 * Waits up to five seconds for a message of exactly this text, which arrives or has
	 * arrived.
	 * @param platform a name of {@link Platforms}
	 * @param to who must have got it: a user, or a group
	 * @throws AssertionError if it does not come; says what came instead
	 */
	public ChatMessage expects(String platform, String to, String text) {
		try {
			return await((message) -> message.platform().equals(platform) && message.to().equals(to)
					&& message.text().equals(text), PATIENCE);
		}
		catch (IllegalStateException ex) {
			List<String> came = of(platform).stream()
				.filter((message) -> message.to().equals(to))
				.map((message) -> message.kind() + " «" + message.text() + "»")
				.toList();
			throw new AssertionError("Expected that " + to + " gets «" + text + "» (期望收到)， but there was "
					+ (came.isEmpty() ? "nothing" : String.join(", ", came)) + " (实际)");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for «" + text + "»");
		}
	}

	/** Reports every further message, on the thread that adds it, until closed. */
	public Subscription listen(Consumer<ChatMessage> listener) {
		return this.listeners.add(listener);
	}

}
