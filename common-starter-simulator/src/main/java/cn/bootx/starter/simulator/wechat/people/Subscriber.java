package cn.bootx.starter.simulator.wechat.people;

import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.ReplyWindow;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Who may get messages: a fan, or the user of a mini program.
 */
public interface Subscriber {

	/** The one that a field of a call names, or 40003. */
	static Subscriber of(RowCall call, String field) {
		Subscriber person = call.caller(RegisteredApp.class).subscriber(call.text(field));
		if (person == null) {
			throw call.refuse("40003", field);
		}
		return person;
	}

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
