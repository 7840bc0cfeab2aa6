package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.Nullable;

/**
 * Answers the tap on a menu button that no handler is for.
 *
 * @since 0.1.0
 */
public non-sealed class WeChatMenuHandler extends LastResortHandler {

	/**
	 * Makes the handler.
	 * @param reply text, or null or blank for none
	 */
	public WeChatMenuHandler(@Nullable String reply) {
		super("CLICK", reply);
	}

}
