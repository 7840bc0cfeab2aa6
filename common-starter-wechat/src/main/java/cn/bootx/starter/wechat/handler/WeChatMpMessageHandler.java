package cn.bootx.starter.wechat.handler;

import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * A bean of this type handles the pushed messages that it names. Matching handlers are
 * asked in their {@code @Order} until one replies; the built-in ones come last and only
 * where no handler is for that message. The {@code qrscene_} in front of a newcomer's
 * scene counts as absent from the key.
 * <p>
 * A reply needs no sender and receiver: they are filled in. An exception releases the
 * message, so that WeChat's next attempt is handled again. <pre class="code">
 * &#64;Bean
 * WeChatMpMessageHandler events() { // override getMsgType() for messages
 * 	return (message, context, service, sessions) -&gt; WxMpXmlOutMessage.TEXT().content("Hi").build();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface WeChatMpMessageHandler extends WxMpMessageHandler, HandlerSelector {

	/** The kind: {@code text}, {@code image}, … or {@code event}; null for any. */
	@Override
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * A built-in handler that takes note of what WeChat reports about an account. It
	 * comes first and never replies, so that the host's handlers of the event run too.
	 */
	abstract class AccountEvent implements WeChatMpMessageHandler, Ordered {

		private final WeChatAccounts accounts;

		private final String event;

		protected AccountEvent(WeChatAccounts accounts, String event) {
			this.accounts = accounts;
			this.event = event;
		}

		@Override
		public final int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

		@Override
		public final String getEvent() {
			return this.event;
		}

		@Override
		public final @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
				WxMpService service, WxSessionManager sessionManager) {
			// An account that was removed meanwhile has nothing that could be noted.
			this.accounts.find(String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT)))
				.ifPresent((account) -> note(account, message));
			return null;
		}

		/** Takes note of the event. An exception makes WeChat send it again. */
		protected abstract void note(WeChatAccount account, WxMpXmlMessage message);

	}

}
