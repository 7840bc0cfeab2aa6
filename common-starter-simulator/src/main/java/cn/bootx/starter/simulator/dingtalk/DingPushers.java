package cn.bootx.starter.simulator.dingtalk;

import cn.bootx.starter.simulator.dingtalk.event.DingEventPusher;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotPusher;
import cn.bootx.starter.simulator.dingtalk.stream.StreamTools;

/**
 * What pushes to applications, over HTTP and in Stream mode.
 */
record DingPushers(DingEventPusher events, DingRobotPusher robots, StreamTools stream) {
}
