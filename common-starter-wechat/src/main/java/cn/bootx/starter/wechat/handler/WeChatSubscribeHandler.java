package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.Nullable;

/**
 * Greets a new follower where no handler does.
 *
 * @since 0.1.0
 */
public non-sealed class WeChatSubscribeHandler extends LastResortHandler {

	/**
	 * Makes the handler.
	 * @param reply text, or null or blank for none
	 */
	public WeChatSubscribeHandler(@Nullable String reply) {
		super("subscribe", reply);
	}

}
