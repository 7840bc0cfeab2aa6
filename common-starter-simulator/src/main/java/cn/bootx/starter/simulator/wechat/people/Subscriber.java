package cn.bootx.starter.simulator.wechat.people;

import java.util.Map;

import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Who may get subscribe notices: a fan, or the user of a mini program.
 */
public interface Subscriber {

	String openId();

	void receives(String kind, String text, @Nullable String mediaUrl);

	PushOutcome pushEvent(String name, Map<String, ?> fields);

}
