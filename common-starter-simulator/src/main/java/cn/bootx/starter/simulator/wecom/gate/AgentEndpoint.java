package cn.bootx.starter.simulator.wecom.gate;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;

/**
 * An endpoint that is called with an agent's access token.
 */
@FunctionalInterface
public interface AgentEndpoint {

	SimulatorResponse handle(SimulatedWeComAgent agent, SimulatorRequest request) throws Exception;

}
