package cn.bootx.starter.simulator.wechat.people;

import java.util.Map;

import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import cn.bootx.starter.simulator.wechat.push.ReplyWindow;
import org.jspecify.annotations.Nullable;

/**
 * Who may get messages: a fan, or the user of a mini program.
 */
public interface Subscriber {

	String openId();

	/** Puts a message into the chat; the content is in WeChat's own structure. */
	void receives(String kind, String text, @Nullable String mediaUrl, @Nullable JsonNode content);

	/** When customer-service messages may be sent. */
	ReplyWindow window();

	/** Whether messages reach the person: a fan must follow. */
	boolean reachable();

	/** Whether the person was there within the last two hours. */
	boolean seenLately();

	PushOutcome pushEvent(String name, Map<String, ?> fields);

}
