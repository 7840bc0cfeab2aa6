package cn.bootx.starter.benchmarks.outbound;

/**
 * Sends one message and throws if it was not accepted.
 */
@FunctionalInterface
interface Send {

	void once() throws Exception;

}
