package cn.bootx.starter.wechat.account;

import me.chanjar.weixin.mp.api.WxMpService;

/**
 * A bean of this type changes the WxJava service of every account before it is used.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WxMpServiceCustomizer {

	/**
	 * Changes the service of an account.
	 * @param account name of the account
	 */
	void customize(String account, WxMpService service);

}
