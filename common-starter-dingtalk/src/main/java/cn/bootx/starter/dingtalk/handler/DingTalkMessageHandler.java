package cn.bootx.starter.dingtalk.handler;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/**
 * Handles what users say to an application's robot. The beans of this type are asked in
 * the order of {@code @Order} until one replies.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkMessageHandler extends HandlerSelector {

	/** Returns the reply, or null to leave the message to the next handler. */
	@Nullable DingTalkRobotMsg handle(DingTalkRobotMessage message) throws Exception;

}
