package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.api.WxMpService;

/**
 * Who a message was sent to.
 *
 * @param account name of the account, for handlers that are for some accounts only
 * @param service the account's service, which handlers get
 * @since 0.1.0
 */
public record WeChatReceiver(String account, WxMpService service) {

	@Override
	public String toString() {
		return "WeChatReceiver[" + this.account + "]";
	}

}
