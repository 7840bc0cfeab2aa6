package cn.bootx.starter.simulator.wechat.people;

import java.util.Map;

import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Who may get subscribe notices: a fan, or the user of a mini program.
 */
public interface Subscriber {

	String openId();

	/** Puts a message into the chat; the content is in WeChat's own structure. */
	void receives(String kind, String text, @Nullable String mediaUrl, @Nullable JsonNode content);

	PushOutcome pushEvent(String name, Map<String, ?> fields);

}
