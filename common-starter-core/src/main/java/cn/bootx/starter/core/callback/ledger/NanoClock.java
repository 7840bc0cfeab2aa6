package cn.bootx.starter.core.callback.ledger;

/**
 * Measures time that passes, as {@link System#nanoTime()} does: it does not follow when
 * the time of day is corrected.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NanoClock {

	/** The one of this machine. */
	NanoClock SYSTEM = System::nanoTime;

	/** Nanoseconds since some moment; only differences mean something. */
	long nanos();

}
