package cn.bootx.starter.simulator.journal;

/**
 * Ends listening.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	@Override
	void close();

}
