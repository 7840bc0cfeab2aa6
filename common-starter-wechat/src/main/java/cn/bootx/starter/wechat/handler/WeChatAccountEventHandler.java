package cn.bootx.starter.wechat.handler;

import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * A built-in handler that takes note of what WeChat reports about an account: the fate of
 * a message, of a publication. It comes first and never replies, so that the host's
 * handlers of the event run too.
 *
 * @since 0.1.0
 */
public abstract class WeChatAccountEventHandler implements WeChatMpMessageHandler, Ordered {

	private final WeChatAccounts accounts;

	private final String event;

	/**
	 * Makes the handler.
	 * @param event name of the event
	 */
	protected WeChatAccountEventHandler(WeChatAccounts accounts, String event) {
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

	/**
	 * Takes note of the event. An exception makes WeChat send it again.
	 */
	protected abstract void note(WeChatAccount account, WxMpXmlMessage message);

}
