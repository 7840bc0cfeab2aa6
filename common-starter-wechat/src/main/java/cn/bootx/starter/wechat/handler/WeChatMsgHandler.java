package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.Nullable;

/**
 * Answers messages that no handler is for with a fixed text. It never repeats what the
 * user wrote.
 *
 * @since 0.1.0
 */
public class WeChatMsgHandler extends LastResortHandler {

	/** Without a text, or with a blank one, it stays silent. */
	public WeChatMsgHandler(@Nullable String reply) {
		super(null, reply);
	}

}
