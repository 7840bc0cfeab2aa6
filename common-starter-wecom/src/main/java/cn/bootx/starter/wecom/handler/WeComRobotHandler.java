package cn.bootx.starter.wecom.handler;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;

/**
 * A bean of this type handles what WeCom pushes to group robots with a callback address.
 * What its methods name must match the push; null matches anything. A button that was
 * pressed is the event {@code attachment} with the id of its message and the name and the
 * value of the button as keys; {@link #getAccounts} names robots. Handlers are asked in
 * the order of {@link org.springframework.core.annotation.Order} until one replies.
 * <p>
 * A handler that throws gives the push back: WeCom sends it again, up to three times.
 *
 * @since 0.1.0
 * @see WeComRobotMention
 * @see WeComRobotEvent
 */
public interface WeComRobotHandler extends HandlerSelector {

	/** Kind of the push; {@code text} unless overridden, null for any. */
	@Override
	default @Nullable String getMsgType() {
		return "text";
	}

	/**
	 * Handles a push.
	 * @return the reply, or null to leave it to the next handler
	 * @throws Exception if WeCom is to send the push again
	 */
	@Nullable WeComRobotReply handle(WeComRobotPush push) throws Exception;

}
