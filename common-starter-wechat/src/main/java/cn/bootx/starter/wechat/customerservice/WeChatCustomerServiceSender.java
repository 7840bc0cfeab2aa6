package cn.bootx.starter.wechat.customerservice;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * Sends customer-service messages of official accounts: up to 5 within 48 hours after a
 * user's message, up to 3 within a minute after a menu click, a follow or a scan. The
 * account must be verified.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html">发送客服消息</a>
 */
public final class WeChatCustomerServiceSender extends CustomerServiceSender {

	private final WeChatAccounts accounts;

	/** A sender of the primary account that counts nothing. */
	public WeChatCustomerServiceSender(WeChatAccounts accounts) {
		this(accounts, null);
	}

	WeChatCustomerServiceSender(WeChatAccounts accounts, @Nullable CustomerServiceQuota quota) {
		super(Platform.WECHAT, "/cgi-bin/message/custom/typing", quota);
		this.accounts = accounts;
	}

	/** The sender of another account; NOT_FOUND if it is unknown. */
	public WeChatCustomerServiceSender account(String name) {
		return new WeChatCustomerServiceSender(this.accounts.with(name), this.quota);
	}

	@Override
	WeChatApi api() {
		return this.accounts.primary().api();
	}

	@Override
	String account() {
		return this.accounts.primary().name();
	}

}
