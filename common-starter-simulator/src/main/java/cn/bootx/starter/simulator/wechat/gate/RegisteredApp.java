package cn.bootx.starter.simulator.wechat.gate;

import java.util.function.Supplier;

import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.template.Notices;
import cn.bootx.starter.simulator.wechat.push.PushSource;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.token.AppTokens;
import org.jspecify.annotations.Nullable;

/**
 * Anything with an AppID and access tokens.
 */
public interface RegisteredApp extends PushSource {

	String appSecret();

	AppTokens tokens();

	Notices notices();

	@Nullable Subscriber subscriber(String openId);

	/**
	 * Sends pushes elsewhere, as an authorized third-party platform makes WeChat do.
	 * @param target asked at every push, or null to end it
	 */
	void takeOver(@Nullable Supplier<PushTarget> target);

}
