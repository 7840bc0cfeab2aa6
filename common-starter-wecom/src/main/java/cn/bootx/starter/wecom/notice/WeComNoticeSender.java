package cn.bootx.starter.wecom.notice;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * Sends messages of a WeCom application to members of the corporation.
 * <p>
 * Messages are checked against WeCom's limits first. Every failure is a
 * {@link PlatformException}; receivers that WeCom could not find are in the result. A
 * send is not repeated on its own, because WeCom has no id that would recognise the
 * repetition: use {@link WeComNoticeOptions#withDuplicateCheck} for sends that the host
 * repeats.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">WeCom</a>
 */
public class WeComNoticeSender {

	private static final String SEND = "/cgi-bin/message/send";

	private static final String RECALL = "/cgi-bin/message/recall";

	private static final String UPDATE_CARD = "/cgi-bin/message/update_template_card";

	private final WeComAgents agents;

	private final WeComMediaService media;

	/** A sender for the default agent; the media service uploads streams. */
	public WeComNoticeSender(WeComAgents agents, WeComMediaService media) {
		this.agents = agents;
		this.media = media;
	}

	/** The sender of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComNoticeSender account(String name) {
		return new WeComNoticeSender(this.agents.withDefault(name), this.media.account(name));
	}

	public WeComSendResult send(WeComReceivers receivers, WeComNotice message) {
		return send(receivers, message, WeComNoticeOptions.DEFAULTS);
	}

	/**
	 * Sends a message of any kind.
	 * @return with several calls, what became of all of them; a part that WeCom refuses
	 * does not end the send
	 * @throws cn.bootx.starter.core.send.InvalidMessageException with every field that is
	 * beyond WeCom's limits; nothing is sent
	 * @throws PlatformException if no receiver is valid, or if WeCom refuses the message
	 * or cannot be reached
	 */
	public WeComSendResult send(WeComReceivers receivers, WeComNotice message, WeComNoticeOptions options) {
		MessageCheck check = check(SEND);
		receivers.validate(check);
		check.isTrue(!receivers.isEverybody() || message.allowsEverybody(), "touser",
				"is @all: " + message.msgType() + " messages cannot go to everybody");
		options.validate(message, check);
		message.validate(check);
		check.done();
		WeComAgent agent = this.agents.defaultAgent();
		long agentId = agent.requireAgentId();
		return WeComSendResult.send(receivers, (part) -> agent.api().post(SEND, body(part, agentId, message, options)));
	}

	private static ObjectNode body(WeComReceivers receivers, long agentId, WeComNotice message,
			WeComNoticeOptions options) {
		ObjectNode body = Json.object();
		receivers.writeJoined(body);
		body.put("msgtype", message.msgType());
		body.put("agentid", agentId);
		body.set(message.msgType(), message.body());
		options.write(body);
		return body;
	}

	public WeComSendResult sendTextNotice(WeComReceivers receivers, String content) {
		return send(receivers, WeComNotice.text(content));
	}

	public WeComSendResult sendMarkdownNotice(WeComReceivers receivers, String content) {
		return send(receivers, WeComNotice.markdown(content));
	}

	public WeComSendResult sendImageNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.image(mediaId));
	}

	/** Uploads an image (JPG or PNG, at most 10 MB) and sends it. */
	public WeComSendResult sendImageNotice(WeComReceivers receivers, InputStream image, String fileName) {
		return sendImageNotice(receivers, this.media.upload(WeComMediaType.IMAGE, image, fileName));
	}

	public WeComSendResult sendVoiceNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.voice(mediaId));
	}

	/** Uploads a voice message (AMR, at most 2 MB and 60 s) and sends it. */
	public WeComSendResult sendVoiceNotice(WeComReceivers receivers, InputStream voice, String fileName) {
		return sendVoiceNotice(receivers, this.media.upload(WeComMediaType.VOICE, voice, fileName));
	}

	public WeComSendResult sendVideoNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.video(mediaId));
	}

	/** Uploads a video (MP4, at most 10 MB) and sends it. */
	public WeComSendResult sendVideoNotice(WeComReceivers receivers, @Nullable String title,
			@Nullable String description, InputStream video, String fileName) {
		return send(receivers,
				WeComNotice.video(this.media.upload(WeComMediaType.VIDEO, video, fileName), title, description));
	}

	public WeComSendResult sendFileNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.file(mediaId));
	}

	/** Uploads a file (at most 20 MB) and sends it. */
	public WeComSendResult sendFileNotice(WeComReceivers receivers, InputStream file, String fileName) {
		return sendFileNotice(receivers, this.media.upload(WeComMediaType.FILE, file, fileName));
	}

	public WeComSendResult sendTextCardNotice(WeComReceivers receivers, String title, String description, String url) {
		return send(receivers, WeComNotice.textCard(title, description, url));
	}

	public WeComSendResult sendNewsNotice(WeComReceivers receivers, List<WeComNewsArticle> articles) {
		return send(receivers, WeComNotice.news(articles));
	}

	public WeComSendResult sendMpNewsNotice(WeComReceivers receivers, List<WeComNotice.MpNewsArticle> articles) {
		return send(receivers, WeComNotice.mpNews(articles));
	}

	public WeComSendResult sendTemplateCardNotice(WeComReceivers receivers, WeComTemplateCard card) {
		return send(receivers, WeComNotice.templateCard(card));
	}

	/**
	 * Turns the buttons of a card into a text that says what was done.
	 * @param responseCode code of the send's result or of the event; it works once,
	 * within 72 hours
	 * @param receivers whose card changes
	 * @return members whose card could not be changed
	 */
	public List<String> updateCardButton(String responseCode, WeComReceivers receivers, String replaceName) {
		ObjectNode update = update(responseCode, receivers,
				(check) -> check.required("button.replace_name", replaceName));
		update.putObject("button").put("replace_name", replaceName);
		return changed(receivers, update);
	}

	/** Replaces a card; parameters and result as with {@link #updateCardButton}. */
	public List<String> updateCard(String responseCode, WeComReceivers receivers, WeComTemplateCard card) {
		ObjectNode update = update(responseCode, receivers, card::validate);
		update.set("template_card", card.body());
		return changed(receivers, update);
	}

	/** Takes a message back: within 24 hours, in the WeCom client only. */
	public void recallNotice(String msgId) {
		check(RECALL).required("msgid", msgId).done();
		this.agents.defaultAgent().api().post(RECALL, Json.object().put("msgid", msgId));
	}

	private List<String> changed(WeComReceivers receivers, ObjectNode update) {
		return WeComSendResult.ids(this.agents.defaultAgent().api().post(UPDATE_CARD, update), "invaliduser")
			.stream()
			.map(receivers::spelled)
			.toList();
	}

	private ObjectNode update(String responseCode, WeComReceivers receivers, Consumer<MessageCheck> rules) {
		MessageCheck check = check(UPDATE_CARD).required("response_code", responseCode);
		receivers.validate(check);
		check.isTrue(receivers.parts().size() == 1, "userids", "are more than one call takes");
		rules.accept(check);
		check.done();
		ObjectNode update = Json.object();
		receivers.writeLists(update);
		return update.put("agentid", this.agents.defaultAgent().requireAgentId()).put("response_code", responseCode);
	}

	private static MessageCheck check(String api) {
		return MessageCheck.of(Platform.WECOM, api);
	}

}
