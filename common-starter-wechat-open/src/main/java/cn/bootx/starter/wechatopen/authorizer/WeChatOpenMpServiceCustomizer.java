package cn.bootx.starter.wechatopen.authorizer;

import me.chanjar.weixin.mp.api.WxMpService;

/**
 * A bean of this type changes the WxJava service of every authorizer before it is used.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatOpenMpServiceCustomizer {

	/** Changes the service of an account. */
	void customize(String authorizerAppId, WxMpService service);

}
