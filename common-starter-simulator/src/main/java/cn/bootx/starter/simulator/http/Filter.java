package cn.bootx.starter.simulator.http;

/**
 * Sees every call before and after its endpoint.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Filter {

	SimulatorResponse handle(SimulatorRequest request, Endpoint next) throws Exception;

}
