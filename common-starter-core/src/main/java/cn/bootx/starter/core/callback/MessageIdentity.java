package cn.bootx.starter.core.callback;

import org.jspecify.annotations.Nullable;

/**
 * The identity of the message that the calling thread handles. It is the same whenever
 * the platform sends the message again and wherever it is handled, so it is the key for
 * what must not happen twice:
 * {@snippet :
 * orders.insertOnce(MessageIdentity.current(), order); // a unique column
 * }
 *
 * @since 0.1.0
 */
public final class MessageIdentity {

	private static final ThreadLocal<@Nullable String> current = new ThreadLocal<>();

	private MessageIdentity() {
	}

	/**
	 * The identity. Work that a handler gives to another thread takes it along.
	 * @throws IllegalStateException if this thread handles no message
	 */
	public static String current() {
		String identity = current.get();
		if (identity == null) {
			throw new IllegalStateException("This thread handles no message; read the identity in the handler and hand "
					+ "it to other threads");
		}
		return identity;
	}

	/** Returns what this thread handled before, for {@link #end}. */
	static @Nullable String begin(String identity) {
		String before = current.get();
		current.set(identity);
		return before;
	}

	static void end(@Nullable String before) {
		if (before != null) {
			current.set(before);
		}
		else {
			current.remove();
		}
	}

}
