package cn.bootx.starter.simulator.wecom;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * An endpoint that is called with an agent's access token.
 */
@FunctionalInterface
interface AgentEndpoint {

	SimulatorResponse handle(SimulatedWeComAgent agent, SimulatorRequest request) throws Exception;

}
