package cn.bootx.starter.wecom.agent;

import me.chanjar.weixin.cp.api.WxCpService;

/**
 * A bean of this type changes the WxJava service of every agent before it is used, for
 * example sets the keys of the message archive on its configuration storage.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeComServiceCustomizer {

	/** Changes the service of an agent. */
	void customize(String agent, WxCpService service);

}
