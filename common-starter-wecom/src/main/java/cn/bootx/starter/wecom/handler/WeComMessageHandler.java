package cn.bootx.starter.wecom.handler;

import java.util.Set;

import me.chanjar.weixin.cp.message.WxCpMessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type handles pushes of WeCom. What the methods here name must match the
 * push; null matches anything. Handlers are asked in the order of
 * {@link org.springframework.core.annotation.Order} until one replies.
 * <p>
 * A handler that throws gives the push back: WeCom sends it again, up to three times.
 *
 * <pre class="code">
 * public class Greeting implements WeComMessageHandler {
 *
 * 	public String getMsgType() {
 * 		return "text";
 * 	}
 *
 * 	public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map&lt;String, Object&gt; context, WxCpService service,
 * 			WxSessionManager sessions) {
 * 		return WxCpXmlOutMessage.TEXT().content("You said " + message.getContent()).build();
 * 	}
 *
 * }
 * </pre>
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
	 * What changed, for events that carry it, for example {@code create_user}.
	 */
	default @Nullable String getChangeType() {
		return null;
	}

	/**
	 * Key of the event, of a menu entry or of a card's button: exactly this one, or all
	 * that begin with it if it ends with {@code *}.
	 */
	default @Nullable String getEventKey() {
		return null;
	}

	/**
	 * Names of the agents that this handler is for; empty for all.
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
