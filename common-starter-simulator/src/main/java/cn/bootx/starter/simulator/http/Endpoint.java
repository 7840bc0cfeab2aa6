package cn.bootx.starter.simulator.http;

/**
 * One simulated API call.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Endpoint {

	/**
	 * Answers the call. A {@link RefusedCallException} answers with what it carries.
	 * @param request the call, body read
	 */
	SimulatorResponse handle(SimulatorRequest request) throws Exception;

}
