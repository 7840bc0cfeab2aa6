package cn.bootx.starter.simulator.wechat.gate;

import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.template.Notices;
import cn.bootx.starter.simulator.wechat.token.AppTokens;
import org.jspecify.annotations.Nullable;

/**
 * Anything with an AppID and access tokens.
 */
public interface RegisteredApp {

	String appId();

	String appSecret();

	AppTokens tokens();

	Notices notices();

	@Nullable Subscriber subscriber(String openId);

}
