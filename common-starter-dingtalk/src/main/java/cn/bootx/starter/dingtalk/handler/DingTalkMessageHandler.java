package cn.bootx.starter.dingtalk.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/**
 * Handles what users say to an application's robot. The beans of this type are asked in
 * the order of {@code @Order} until one replies.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkMessageHandler {

	/**
	 * Handles a message.
	 * @return the reply, or null to leave the message to the next handler
	 */
	@Nullable DingTalkRobotMsg handle(DingTalkRobotMessage message) throws Exception;

	/**
	 * The kind of message that it is for, for example {@code text}; null, the default,
	 * for all.
	 */
	default @Nullable String getMsgType() {
		return null;
	}

	/** Names of the applications that it is for; empty, the default, for all. */
	default Set<String> getAccounts() {
		return Set.of();
	}

}
