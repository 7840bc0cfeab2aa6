package cn.bootx.starter.simulator.wechat.people;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.PushSource;
import cn.bootx.starter.simulator.wechat.push.ReplyWindow;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Who may get messages: a fan, or the user of a mini program.
 */
public abstract class Subscriber {

	private final String openId;

	private final PushSource app;

	private final WeChatCore core;

	private final ReplyWindow window = new ReplyWindow();

	protected Subscriber(String openId, PushSource app, WeChatCore core) {
		this.openId = openId;
		this.app = app;
		this.core = core;
	}

	/** The one that a field of a call names, or 40003. */
	public static Subscriber of(RowCall call, String field) {
		Subscriber person = call.caller(RegisteredApp.class).subscriber(call.text(field));
		if (person == null) {
			throw call.refuse("40003", field);
		}
		return person;
	}

	public String openId() {
		return this.openId;
	}

	/** When customer-service messages may be sent. */
	public ReplyWindow window() {
		return this.window;
	}

	/** Whether messages reach the person: a fan must follow. */
	public abstract boolean reachable();

	/** Whether the person was there within the last two hours. */
	public abstract boolean seenLately();

	public abstract PushOutcome pushEvent(String name, Map<String, ?> fields);

	/** The whole chat with the account, oldest first. */
	public List<ChatMessage> chat() {
		return this.core.context().chats().of(Platforms.WECHAT, this.app.conversation(this.openId));
	}

	/** What the account wrote to this person, oldest first. */
	public List<ChatMessage> received() {
		return chat().stream().filter((message) -> message.from().equals(this.app.appId())).toList();
	}

	/**
	 * Waits up to five seconds for a message of exactly this text: a reply, a
	 * customer-service message, a template message.
	 * @throws AssertionError if it does not come; says what came instead
	 */
	public ChatMessage expects(String text) {
		return this.core.context().chats().expects(Platforms.WECHAT, this.openId, text);
	}

	/** Puts a message into the chat; the content is in WeChat's own structure. */
	public void receives(String kind, String text, @Nullable String mediaUrl, @Nullable JsonNode content) {
		add(this.app.appId(), this.openId, kind, text, mediaUrl, content);
	}

	protected void say(String kind, String text, @Nullable String mediaUrl) {
		add(this.openId, this.app.appId(), kind, text, mediaUrl, null);
	}

	private void add(String from, String to, String kind, String text, @Nullable String mediaUrl,
			@Nullable JsonNode content) {
		this.core.context()
			.chats()
			.add(new ChatMessage(Platforms.WECHAT, this.app.conversation(this.openId), from, to, kind, text, mediaUrl,
					content, this.core.now()));
	}

	/** A message with the elements that all have. */
	protected Map<String, Object> message(String type, Map<String, ?> fields) {
		Map<String, Object> message = Fields.of("ToUserName", this.app.originalId(), "FromUserName", this.openId,
				"CreateTime", this.core.now().getEpochSecond(), "MsgType", type);
		message.putAll(fields);
		return message;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.openId + "]";
	}

}
