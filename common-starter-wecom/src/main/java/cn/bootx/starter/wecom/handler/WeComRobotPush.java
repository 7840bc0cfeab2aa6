package cn.bootx.starter.wecom.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wecom.event.WeComFields;

/**
 * What WeCom pushes to a group robot: a message in which it was mentioned, a message in a
 * chat with it alone, a button that was pressed, or an event of the robot.
 *
 * @since 0.1.0
 * @see cn.bootx.starter.wecom.robot.WeComRobotNoticeSender#reply
 */
public final class WeComRobotPush {

	/** Mentions at the beginning; WeCom writes a space of its own behind them. */
	private static final Pattern MENTIONS = Pattern.compile("^(?:@\\S+[\\s\\u2005]+)+");

	private final String robot;

	private final WeComFields fields;

	private final boolean json;

	/**
	 * Makes a push of its fields.
	 * @param robot code of the robot
	 * @param json whether it came as JSON, so that a reply must be
	 */
	public WeComRobotPush(String robot, WeComFields fields, boolean json) {
		this.robot = robot;
		this.fields = fields;
		this.json = json;
	}

	/** Code of the robot, as the properties name it. */
	public String robot() {
		return this.robot;
	}

	/**
	 * Kind of the push: {@code text}, {@code image}, {@code mixed}, {@code event},
	 * {@code attachment} (a button was pressed) or {@code command}.
	 */
	public String msgType() {
		return Objects.requireNonNullElse(this.fields.text("MsgType"), "");
	}

	/** Id of the push; the same when WeCom sends it again. */
	public @Nullable String msgId() {
		return this.fields.text("MsgId");
	}

	public @Nullable String chatId() {
		return this.fields.text("ChatId");
	}

	/**
	 * {@code single}, {@code group}, {@code blackboard} or {@code blackboard_reply}.
	 */
	public @Nullable String chatType() {
		return this.fields.text("ChatType");
	}

	/** Id of the post in a chat of the kind {@code blackboard_reply}. */
	public @Nullable String postId() {
		return this.fields.text("PostId");
	}

	/** User id of who wrote or pressed. */
	public @Nullable String userId() {
		return this.fields.part("From").text("UserId");
	}

	/** Name of who wrote or pressed. */
	public @Nullable String userName() {
		return this.fields.part("From").text("Name");
	}

	/** Alias (别名) of who wrote or pressed. */
	public @Nullable String userAlias() {
		return this.fields.part("From").text("Alias");
	}

	/** The text as it was written, of a mixed message its texts; the mention is in it. */
	public @Nullable String text() {
		List<String> texts = new ArrayList<>();
		for (WeComFields source : sources()) {
			String text = source.part("Text").text("Content");
			if (text != null) {
				texts.add(text);
			}
		}
		return texts.isEmpty() ? null : String.join("\n", texts);
	}

	/** The text without the mentions at its beginning. */
	public @Nullable String content() {
		String text = text();
		return (text != null) ? MENTIONS.matcher(text).replaceFirst("").strip() : null;
	}

	/** Addresses of the pictures, which are secrets. */
	public List<String> imageUrls() {
		return sources().stream().flatMap((source) -> source.part("Image").texts("ImageUrl").stream()).toList();
	}

	/** The push, or the items of a mixed message. */
	private List<WeComFields> sources() {
		List<WeComFields> items = this.fields.part("MixedMessage").parts("MsgItem");
		return items.isEmpty() ? List.of(this.fields) : items;
	}

	/**
	 * The event: {@code add_to_chat}, {@code delete_from_chat}, {@code enter_chat}, …;
	 * {@code attachment} for a button; null for a message.
	 */
	public @Nullable String event() {
		return msgType().equals("attachment") ? "attachment" : this.fields.part("Event").text("EventType");
	}

	/** Which message a pressed button belongs to. */
	public @Nullable String callbackId() {
		return this.fields.part("Attachment").text("CallbackId");
	}

	/** The buttons that were pressed. */
	public List<Action> actions() {
		return this.fields.part("Attachment")
			.parts("Actions")
			.stream()
			.map((action) -> new Action(Objects.requireNonNullElse(action.text("Name"), ""), action.text("Value")))
			.toList();
	}

	/** Webhook address of the chat: a secret, valid for this robot. */
	public @Nullable String webhookUrl() {
		return this.fields.text("WebhookUrl");
	}

	/** Address of the members of the chat: a secret, valid once for five minutes. */
	public @Nullable String chatInfoUrl() {
		return this.fields.text("GetChatInfoUrl");
	}

	/** All fields, for what has no method here. */
	public WeComFields fields() {
		return this.fields;
	}

	/** Whether it came as JSON ({@code robot_callback_format=json}). */
	public boolean isJson() {
		return this.json;
	}

	/** Leaves out what people wrote, and the secret addresses. */
	@Override
	public String toString() {
		return "WeComRobotPush[" + this.robot + ", " + msgType() + ", " + msgId() + "]";
	}

	/**
	 * A button that was pressed.
	 *
	 * @param value what the message gave it
	 */
	public record Action(String name, @Nullable String value) {
	}

}
