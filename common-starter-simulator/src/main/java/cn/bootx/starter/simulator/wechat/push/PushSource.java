package cn.bootx.starter.simulator.wechat.push;

import org.jspecify.annotations.Nullable;

/**
 * What pushes messages: an official account or a mini program.
 */
public interface PushSource {

	String appId();

	String originalId();

	@Nullable PushTarget target();

	void remember(RawPush push);

	/** Name of the chat with one of its users. */
	default String conversation(String openId) {
		return appId() + "/" + openId;
	}

}
