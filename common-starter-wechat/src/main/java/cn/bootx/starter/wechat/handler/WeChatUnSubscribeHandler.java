package cn.bootx.starter.wechat.handler;

/**
 * Takes note of a follower who left. WeChat ignores replies to this event.
 *
 * @since 0.1.0
 */
public non-sealed class WeChatUnSubscribeHandler extends LastResortHandler {

	public WeChatUnSubscribeHandler() {
		super("unsubscribe", null);
	}

}
