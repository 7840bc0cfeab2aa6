package cn.bootx.starter.simulator.dingtalk.gate;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * An endpoint that is called with an application's access token.
 */
@FunctionalInterface
public interface AppEndpoint {

	SimulatorResponse handle(SimulatedDingTalkApp app, SimulatorRequest request) throws Exception;

}
