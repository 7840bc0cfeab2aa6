package cn.bootx.starter.wechat.handler;

import java.util.Set;

import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type handles the pushed messages that it names. Matching handlers are
 * asked in their {@code @Order} until one replies; the built-in ones come last and only
 * where no handler is for that message.
 * <p>
 * A reply needs no sender and receiver: they are filled in. An exception releases the
 * message, so that WeChat's next attempt is handled again. <pre class="code">
 * &#64;Component
 * class GreetingHandler implements WeChatMpMessageHandler {
 *
 * 	&#64;Override
 * 	public String getMsgType() {
 * 		return "text";
 * 	}
 *
 * 	&#64;Override
 * 	public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map&lt;String, Object&gt; context, WxMpService service,
 * 			WxSessionManager sessions) {
 * 		return WxMpXmlOutMessage.TEXT().content("You said " + message.getContent()).build();
 * 	}
 *
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface WeChatMpMessageHandler extends WxMpMessageHandler {

	/**
	 * The kind of message, {@code text}, {@code image}, … or {@code event}; null for any.
	 */
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * The event, in any case: {@code subscribe}, {@code CLICK}, …; null for any.
	 */
	default @Nullable String getEvent() {
		return null;
	}

	/**
	 * The event's key: exactly this one, or all that begin with it if it ends with
	 * {@code *}; null for any. The {@code qrscene_} in front of a newcomer's scene counts
	 * as absent.
	 */
	default @Nullable String getEventKey() {
		return null;
	}

	/**
	 * Names of the accounts that this handler is for; empty for all.
	 */
	default Set<String> getAccounts() {
		return Set.of();
	}

	/**
	 * Whether handlers after this one run even if it replies. The first reply is the one
	 * that is sent.
	 */
	default boolean isLaterHandlersRunToo() {
		return false;
	}

}
