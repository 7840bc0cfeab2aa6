package cn.bootx.starter.wecom.handler;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * The reply to what was pushed to a group robot: a text of at most 2048 bytes, or
 * Markdown of at most 4096 bytes with buttons. WeCom takes no other kinds; anything else
 * goes out as a message of its own.
 *
 * @since 0.1.0
 */
public final class WeComRobotReply {

	private static final int MAX_TEXT = 2048;

	private static final int MAX_MARKDOWN = 4096;

	private static final int MAX_BUTTONS = 20;

	private final String msgType;

	private final String content;

	private final List<String> visibleTo;

	private final List<String> mentioned;

	private final List<String> mentionedMobiles;

	private final List<Attachment> attachments;

	private WeComRobotReply(String msgType, String content, List<String> visibleTo, List<String> mentioned,
			List<String> mentionedMobiles, List<Attachment> attachments) {
		this.msgType = msgType;
		this.content = content;
		this.visibleTo = List.copyOf(visibleTo);
		this.mentioned = List.copyOf(mentioned);
		this.mentionedMobiles = List.copyOf(mentionedMobiles);
		this.attachments = List.copyOf(attachments);
	}

	/** A text. */
	public static WeComRobotReply text(String content) {
		return new WeComRobotReply("text", content, List.of(), List.of(), List.of(), List.of());
	}

	/** Markdown. */
	public static WeComRobotReply markdown(String content) {
		return new WeComRobotReply("markdown", content, List.of(), List.of(), List.of(), List.of());
	}

	/** The same text mentioning members by user id, {@code @all} for all. */
	public WeComRobotReply mentioning(String... userIds) {
		return new WeComRobotReply(this.msgType, this.content, this.visibleTo, List.of(userIds), this.mentionedMobiles,
				this.attachments);
	}

	/** The same text mentioning members by mobile number, or {@code @all}. */
	public WeComRobotReply mentioningMobiles(String... mobiles) {
		return new WeComRobotReply(this.msgType, this.content, this.visibleTo, this.mentioned, List.of(mobiles),
				this.attachments);
	}

	/** The same reply, shown to these members of the group only. */
	public WeComRobotReply visibleTo(String... userIds) {
		return new WeComRobotReply(this.msgType, this.content, List.of(userIds), this.mentioned, this.mentionedMobiles,
				this.attachments);
	}

	/**
	 * The same Markdown with a row of buttons more; who presses one causes a push of the
	 * kind {@code attachment}.
	 * @param callbackId comes back with the push
	 */
	public WeComRobotReply buttons(String callbackId, Button... buttons) {
		List<Attachment> more = new ArrayList<>(this.attachments);
		more.add(new Attachment(callbackId, List.of(buttons)));
		return new WeComRobotReply(this.msgType, this.content, this.visibleTo, this.mentioned, this.mentionedMobiles,
				more);
	}

	/** {@code text} or {@code markdown}. */
	public String msgType() {
		return this.msgType;
	}

	public String content() {
		return this.content;
	}

	/** Who sees it; all if empty. */
	public List<String> visibleTo() {
		return this.visibleTo;
	}

	/** User ids that it mentions. */
	public List<String> mentioned() {
		return this.mentioned;
	}

	/** Mobile numbers that it mentions. */
	public List<String> mentionedMobiles() {
		return this.mentionedMobiles;
	}

	/** The rows of buttons. */
	public List<Attachment> attachments() {
		return this.attachments;
	}

	/** Checks it against WeCom's limits. */
	public void validate(MessageCheck check) {
		boolean text = this.msgType.equals("text");
		check.text(this.msgType + ".content", this.content, text ? MAX_TEXT : MAX_MARKDOWN);
		check.isTrue(text || this.mentioned.isEmpty() && this.mentionedMobiles.isEmpty(), "mentioned_list",
				"is possible in texts only, Markdown has <@userid>");
		check.isTrue(!text || this.attachments.isEmpty(), "attachments", "are possible in Markdown only");
		for (int i = 0; i < this.attachments.size(); i++) {
			this.attachments.get(i).validate(check.at("attachments[" + i + "]"));
		}
	}

	@Override
	public String toString() {
		return "WeComRobotReply[" + this.msgType + "]";
	}

	/**
	 * A row of buttons.
	 *
	 * @param callbackId comes back when one is pressed
	 */
	public record Attachment(String callbackId, List<Button> buttons) {

		public Attachment {
			buttons = List.copyOf(buttons);
		}

		void validate(MessageCheck check) {
			check.required("callback_id", this.callbackId).count("actions", this.buttons, 1, MAX_BUTTONS);
			for (int i = 0; i < this.buttons.size(); i++) {
				Button button = this.buttons.get(i);
				check.at("actions[" + i + "]")
					.text("name", button.name(), 64)
					.text("text", button.text(), 128)
					.optionalText("value", button.value(), 128)
					.optionalText("replace_text", button.replaceText(), 128);
			}
		}

	}

	/**
	 * A button.
	 *
	 * @param name which one it is, at most 64 bytes
	 * @param text what it shows, at most 128 bytes
	 * @param value comes back, at most 128 bytes
	 * @param replaceText what it shows once it was pressed, at most 128 bytes
	 * @param borderColor for example {@code 2EAB49}
	 * @param textColor for example {@code 2EAB49}
	 */
	public record Button(String name, String text, @Nullable String value, @Nullable String replaceText,
			@Nullable String borderColor, @Nullable String textColor) {

		/** A button in WeCom's own colours. */
		public Button(String name, String text, @Nullable String value) {
			this(name, text, value, null, null, null);
		}

	}

}
