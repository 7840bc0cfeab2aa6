package cn.bootx.starter.simulator.wecom.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComServices;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.simulator.wecom.media.WeComMedia;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A member who opens an agent and writes to it. Every push is delivered before the call
 * returns, with up to three attempts of five seconds.
 *
 * @since 0.1.0
 */
public final class SimulatedWeComUser {

	private final WeComUser user;

	private final SimulatedWeComAgent agent;

	private final WeComServices services;

	public SimulatedWeComUser(WeComUser user, SimulatedWeComAgent agent, WeComServices services) {
		this.user = user;
		this.agent = agent;
		this.services = services;
	}

	/** Who it is. */
	public WeComUser user() {
		return this.user;
	}

	/**
	 * Writes a text.
	 * @throws IllegalStateException if the agent has no callback URL
	 */
	public WeComCallbackOutcome sends(String text) {
		return message("text", Map.of("Content", text), text);
	}

	/**
	 * Sends a message of any kind.
	 * @param msgType for example {@code image}
	 * @param fields for example {@code PicUrl} and {@code MediaId}
	 */
	public WeComCallbackOutcome sends(String msgType, Map<String, ?> fields) {
		return message(msgType, fields, switch (msgType) {
			case "location" -> "[位置] " + fields.get("Label");
			case "link" -> "[链接] " + fields.get("Title") + " " + fields.get("Url");
			default -> String.join(" ", fields.values().stream().map(String::valueOf).toList());
		});
	}

	/** Sends a picture. */
	public WeComCallbackOutcome sendsImage(byte[] png) {
		WeComMedia medium = keep("image", new UploadedFile("image.png", "image/png", png));
		return message("image",
				Fields.of("PicUrl", this.services.chats().addressOf(medium), "MediaId", medium.mediaId()), "[图片]");
	}

	/** Sends a voice message of AMR format; WAV and MP3 are pushed as such. */
	public WeComCallbackOutcome sendsVoice(byte[] amr) {
		WeComMedia medium = keep("voice", UploadedFile.voice(amr));
		return message("voice", Fields.of("MediaId", medium.mediaId(), "Format", medium.file().extension()), "[语音]");
	}

	/** Sends an MP4 video. */
	public WeComCallbackOutcome sendsVideo(byte[] mp4) {
		WeComMedia medium = keep("video", new UploadedFile("video.mp4", "video/mp4", mp4));
		WeComMedia thumb = keep("image", new UploadedFile("thumb.png", "image/png", new byte[] { 1 }));
		return message("video", Fields.of("MediaId", medium.mediaId(), "ThumbMediaId", thumb.mediaId()), "[视频]");
	}

	/** Opens the agent. */
	public WeComCallbackOutcome enterAgent() {
		return event("enter_agent", Map.of("EventKey", ""));
	}

	/**
	 * Causes an event.
	 * @param event for example {@code click}
	 * @param fields for example {@code EventKey}
	 */
	public WeComCallbackOutcome event(String event, Map<String, ?> fields) {
		Map<String, Object> all = Fields.of("MsgType", "event", "Event", event);
		all.putAll(fields);
		return push("event " + event, all);
	}

	/**
	 * Presses a button of a template card or task card.
	 * @param card message that carries the card
	 * @param key key of the button
	 */
	public WeComCallbackOutcome pressesButton(WeComMessage card, String key) {
		return pressesButton(card, key, Map.of());
	}

	/**
	 * Chooses on a template card and submits.
	 * @param card message that carries the card
	 * @param key key of the submit button
	 * @param choices ids of the chosen options by key of the question
	 */
	public WeComCallbackOutcome pressesButton(WeComMessage card, String key, Map<String, List<String>> choices) {
		JsonNode content = card.body().path(card.msgType());
		if (!card.msgType().equals("template_card")) {
			return event("taskcard_click", Fields.of("EventKey", key, "TaskId", Fields.text(content, "task_id")));
		}
		Map<String, Object> fields = Fields.of("EventKey", key, "TaskId", Fields.text(content, "task_id"), "CardType",
				Fields.text(content, "card_type"), "ResponseCode",
				this.services.responseCodes().issue(this.agent, card.msgId()));
		if (!choices.isEmpty()) {
			fields.put("SelectedItems",
					Map.of("SelectedItem*",
							choices.entrySet()
								.stream()
								.map((choice) -> Fields.of("QuestionKey", choice.getKey(), "OptionIds",
										Map.of("OptionId*", choice.getValue())))
								.toList()));
		}
		return event("template_card_event", fields);
	}

	/**
	 * A code that logs the member in once within five minutes, as the login pages give.
	 */
	public String loginCode() {
		return this.services.loginCodes().issue(this.agent.agent().corpId(), this.user, false);
	}

	/**
	 * The same where the member also agreed to {@code snsapi_privateinfo}, so that a
	 * {@code user_ticket} comes with the user id.
	 */
	public String privateLoginCode() {
		return this.services.loginCodes().issue(this.agent.agent().corpId(), this.user, true);
	}

	/**
	 * Waits up to five seconds for a message of exactly this text: a reply or an
	 * application message.
	 * @throws AssertionError if it does not come; says what came instead
	 */
	public ChatMessage expects(String text) {
		return this.services.chats().expects(this.user.userId(), text);
	}

	private WeComMedia keep(String type, UploadedFile file) {
		return this.services.chats().media().keep(this.agent.agent().corpId(), type, file);
	}

	private WeComCallbackOutcome message(String msgType, Map<String, ?> fields, String shown) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("MsgType", msgType);
		all.putAll(fields);
		all.put("MsgId", this.services.callbacks().nextMsgId());
		this.services.chats()
			.userSaid(this.agent.agent(), this.user.userId(), msgType, shown,
					Objects.toString(fields.get("MediaId"), null), this.services.clock().instant());
		return push("message " + msgType, all);
	}

	private WeComCallbackOutcome push(String title, Map<String, ?> fields) {
		WeComCallbackOutcome outcome = this.services.callbacks()
			.push(this.agent.agent(), this.agent.requireCallbackUrl(), this.user.userId(), title, fields);
		XmlReply reply = outcome.reply();
		String type = outcome.replyType();
		if (reply != null && type != null) {
			showReply(type, reply);
		}
		return outcome;
	}

	private void showReply(String type, XmlReply reply) {
		String text = reply.text("Content");
		XmlReply image = reply.child("Image");
		this.services.chats()
			.agentReplied(this.agent.agent(), this.user.userId(), type, (text == null) ? "" : text,
					(image == null) ? null : image.text("MediaId"), reply.articles(), this.services.clock().instant());
	}

}
