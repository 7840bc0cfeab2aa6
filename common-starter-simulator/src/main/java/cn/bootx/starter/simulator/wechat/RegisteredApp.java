package cn.bootx.starter.simulator.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Anything with an AppID and access tokens.
 */
interface RegisteredApp {

	String appId();

	String appSecret();

	AppTokens tokens();

	Notices notices();

	@Nullable Subscriber subscriber(String openId);

}
