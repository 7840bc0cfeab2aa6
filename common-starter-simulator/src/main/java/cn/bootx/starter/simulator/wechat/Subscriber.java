package cn.bootx.starter.simulator.wechat;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Who may get subscribe notices: a fan, or the user of a mini program.
 */
interface Subscriber {

	String openId();

	void receives(String kind, String text, @Nullable String mediaUrl);

	PushOutcome pushEvent(String name, Map<String, ?> fields);

}
