package cn.bootx.starter.simulator.wechat;

/**
 * Anything with an AppID and access tokens.
 */
interface RegisteredApp {

	String appId();

	String appSecret();

	AppTokens tokens();

}
