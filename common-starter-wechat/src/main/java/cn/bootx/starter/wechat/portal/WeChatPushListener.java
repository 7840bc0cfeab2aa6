package cn.bootx.starter.wechat.portal;

import java.util.List;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.wechat.account.WeChatAccount;

/**
 * Notified of each verified push that the handlers are going to get: once per message,
 * not of WeChat's retries.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatPushListener {

	/** Does nothing. */
	WeChatPushListener NONE = (account, message, push) -> {
	};

	/**
	 * Calls several listeners, each with every push.
	 */
	static WeChatPushListener of(List<WeChatPushListener> listeners) {
		return switch (listeners.size()) {
			case 0 -> NONE;
			case 1 -> listeners.get(0);
			default ->
				(account, message, push) -> listeners.forEach((listener) -> listener.pushed(account, message, push));
		};
	}

	/**
	 * Called before the handlers run, on a thread that they wait for, so it returns at
	 * once.
	 * @param account the account that the message was sent to
	 * @param message what it says
	 * @param push the request as it arrived
	 */
	void pushed(WeChatAccount account, WxMpXmlMessage message, CallbackRequest push);

}
