package cn.bootx.starter.wechat.handler;

import java.util.Set;

import me.chanjar.weixin.mp.api.WxMpMessageHandler;

/**
 * A handler and the messages that it is for.
 *
 * @param name who it is, for the log
 * @param pattern which messages
 * @param handler what is called
 * @param laterRunToo whether handlers after it run even if it replies
 */
record HandlerBinding(String name, MessagePattern pattern, WxMpMessageHandler handler, boolean laterRunToo) {

	static HandlerBinding of(WeChatMpMessageHandler handler) {
		return new HandlerBinding(handler.getClass().getName(), MessagePattern.of(handler), handler,
				handler.isLaterHandlersRunToo());
	}

	/** A scan of a newcomer is a subscription with a scene, so both events are bound. */
	static HandlerBinding of(WeChatQrSceneMsgHandler handler) {
		String prefix = QrScene.strip(handler.getPrefix());
		MessagePattern pattern = new MessagePattern("event", null, prefix + "*", null, Set.of());
		return new HandlerBinding(handler.getClass().getName(), pattern, (message, context, service, sessions) -> {
			String scene = QrScene.of(message);
			return (scene != null && scene.startsWith(prefix)) ? handler.handler(message, context, service, sessions)
					: null;
		}, handler.isLaterHandlersRunToo());
	}

}
