package cn.bootx.starter.simulator.dingtalk;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * An endpoint that is called with an application's access token.
 */
@FunctionalInterface
interface AppEndpoint {

	SimulatorResponse handle(SimulatedDingTalkApp app, SimulatorRequest request) throws Exception;

}
