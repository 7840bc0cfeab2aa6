package cn.bootx.starter.wecom.portal;

import me.chanjar.weixin.cp.message.WxCpMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type handles pushes of WeCom. What the methods here name must match the
 * push; null matches anything. Handlers are asked in the order of
 * {@link org.springframework.core.annotation.Order} until one replies.
 * <p>
 * A handler that throws gives the push back: WeCom sends it again, up to three times.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90238">Receive
 * messages and events</a>
 */
public interface WeComMessageHandler extends WxCpMessageHandler {

	/**
	 * Kind of message: {@code event}, {@code text}, {@code image}, {@code voice},
	 * {@code video}, {@code location}, {@code link}.
	 */
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * Name of the event, for example {@code change_contact} or
	 * {@code template_card_event}.
	 */
	default @Nullable String getEvent() {
		return null;
	}

	/**
	 * What changed, for events that tell it, for example {@code create_user}.
	 */
	default @Nullable String getChangeType() {
		return null;
	}

	/**
	 * Name of the agent that received the push.
	 */
	default @Nullable String getAgent() {
		return null;
	}

	/**
	 * Whether later handlers run too although this one replied.
	 */
	default boolean isContinue() {
		return false;
	}

}
