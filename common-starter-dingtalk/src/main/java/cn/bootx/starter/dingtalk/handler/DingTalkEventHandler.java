package cn.bootx.starter.dingtalk.handler;

import cn.bootx.starter.core.handler.HandlerSelector;

/**
 * Handles events of the organisation. Each bean of this type gets the events that its
 * methods name (the event is for example {@code user_add_org}), in the order of
 * {@code @Order}, once per event on all nodes that share the store.
 * <p>
 * Over HTTP an exception makes DingTalk push the event again; over Stream the event is
 * acknowledged before it is handled, so it is only logged.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkEventHandler extends HandlerSelector {

	void handle(DingTalkEventMessage event) throws Exception;

}
