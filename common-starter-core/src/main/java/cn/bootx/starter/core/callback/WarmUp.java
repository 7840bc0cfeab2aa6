package cn.bootx.starter.core.callback;

/**
 * Work that is done once after the start, in the background, so that the first push,
 * which a platform closes after 5 s, does not pay for it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WarmUp {

	/** Does it. What it throws is logged and forgotten. */
	void run();

}
