package cn.bootx.starter.wecom.notice;

import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.SentMessages;
import cn.bootx.starter.core.store.ExpiringStore;
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

	static final String SEND = "/cgi-bin/message/send";

	private static final String RECALL = "/cgi-bin/message/recall";

	private static final String STATISTICS = "/cgi-bin/message/get_statistics";

	/** As long as WeCom recalls a message. */
	private static final Duration RECALLABLE = Duration.ofHours(24);

	private final WeComAgents agents;

	private final WeComMediaService media;

	private final ExpiringStore store;

	/**
	 * A sender for the default agent; the media service uploads streams, the store
	 * remembers what was sent with a business id.
	 */
	public WeComNoticeSender(WeComAgents agents, WeComMediaService media, ExpiringStore store) {
		this.agents = agents;
		this.media = media;
		this.store = store;
	}

	/** The sender of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComNoticeSender account(String name) {
		return new WeComNoticeSender(this.agents.withDefault(name), this.media.account(name), this.store);
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
		return send(receivers, message, options, check(SEND));
	}

	/**
	 * Sends a message that can be taken back by an id of the host's own. Where the store
	 * fails after the send, the log has the message's ids.
	 * @param businessId at most 128 characters; one that is used again names all its
	 * messages
	 */
	public WeComSendResult send(WeComReceivers receivers, WeComNotice message, String businessId) {
		return send(receivers, message, WeComNoticeOptions.DEFAULTS.withBusinessId(businessId));
	}

	/**
	 * Sends a message of WxJava with its receivers and options. It is checked and split
	 * as this library's own; where it has no {@code agentId}, the agent's is sent.
	 */
	public WeComSendResult send(WxCpMessage message) {
		MessageCheck check = check(SEND);
		WxJavaMessage read = WxJavaMessage.read(message, check);
		Long agentId = this.agents.defaultAgent().agentId();
		check.isTrue(message.getAgentId() == null || agentId == null || message.getAgentId() == agentId.longValue(),
				"agentid", "is " + message.getAgentId() + ", that of the agent '" + this.agents.defaultAgent().name()
						+ "' is " + agentId + ": leave it out, or select the agent with account(name)");
		return send(read.receivers(), read.notice(), read.options(), check);
	}

	private WeComSendResult send(WeComReceivers receivers, WeComNotice message, WeComNoticeOptions options,
			MessageCheck check) {
		receivers.validate(check);
		check.isTrue(!receivers.isEverybody() || message.allowsEverybody(), "touser",
				"is @all: " + message.msgType() + " messages cannot go to everybody");
		options.validate(message, check);
		message.validate(check);
		check.done();
		WeComAgent agent = this.agents.defaultAgent();
		long agentId = agent.requireAgentId();
		WeComSendResult result = WeComSendResult.send(receivers,
				(part) -> agent.api().post(SEND, body(part, agentId, message, options)));
		if (options.businessId() != null) {
			sentMessages(agent).add(options.businessId(), result.ids());
		}
		return result;
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
		return this.media.use(WeComMediaType.IMAGE, image, fileName, (id) -> sendImageNotice(receivers, id));
	}

	public WeComSendResult sendVoiceNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.voice(mediaId));
	}

	/** Uploads a voice message (AMR, at most 2 MB and 60 s) and sends it. */
	public WeComSendResult sendVoiceNotice(WeComReceivers receivers, InputStream voice, String fileName) {
		return this.media.use(WeComMediaType.VOICE, voice, fileName, (id) -> sendVoiceNotice(receivers, id));
	}

	public WeComSendResult sendVideoNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.video(mediaId));
	}

	/** Uploads a video (MP4, at most 10 MB) and sends it. */
	public WeComSendResult sendVideoNotice(WeComReceivers receivers, @Nullable String title,
			@Nullable String description, InputStream video, String fileName) {
		return this.media.use(WeComMediaType.VIDEO, video, fileName,
				(id) -> send(receivers, WeComNotice.video(id, title, description)));
	}

	public WeComSendResult sendFileNotice(WeComReceivers receivers, String mediaId) {
		return send(receivers, WeComNotice.file(mediaId));
	}

	/** Uploads a file (at most 20 MB) and sends it. */
	public WeComSendResult sendFileNotice(WeComReceivers receivers, InputStream file, String fileName) {
		return this.media.use(WeComMediaType.FILE, file, fileName, (id) -> sendFileNotice(receivers, id));
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
	 * Turns the buttons of an interactive card into a text that says what was done.
	 * @param responseCode code of the send's result or of the event; it works once,
	 * within 72 hours
	 * @param receivers whose card changes; {@link WeComReceivers#everybody()} for all who
	 * have it
	 * @return members whose card could not be changed
	 */
	public List<String> updateCardButton(String responseCode, WeComReceivers receivers, String replaceName) {
		return new CardUpdates(this.agents).button(responseCode, receivers, replaceName);
	}

	/**
	 * Replaces a card: an interactive one, or a notice that has a menu. Parameters and
	 * result as with {@link #updateCardButton}.
	 */
	public List<String> updateCard(String responseCode, WeComReceivers receivers, WeComTemplateCard card) {
		return new CardUpdates(this.agents).card(responseCode, receivers, card);
	}

	/**
	 * Shows on a {@linkplain WeComNotice#taskCard task card} that a button was pressed,
	 * by the button's {@code replaceName}.
	 * @param userIds members whose card changes
	 * @return members whose card could not be changed, with the reason
	 */
	public SendResult updateTaskCard(Collection<String> userIds, String taskId, String clickedKey) {
		return new CardUpdates(this.agents).task(userIds, taskId, "clicked_key", clickedKey);
	}

	/**
	 * Replaces the buttons of an {@linkplain WeComNotice#interactiveTaskCard interactive
	 * task card} by a text; parameters and result as with {@link #updateTaskCard}.
	 */
	public SendResult updateInteractiveTaskCard(Collection<String> userIds, String taskId, String replaceName) {
		return new CardUpdates(this.agents).task(userIds, taskId, "replace_name", replaceName);
	}

	/** Takes a message back: within 24 hours, in the WeCom client only. */
	public void recallNotice(String msgId) {
		check(RECALL).required("msgid", msgId).done();
		this.agents.defaultAgent().api().post(RECALL, Json.object().put("msgid", msgId));
	}

	/** Takes all parts of a message back; it goes on after one has failed. */
	public Recall recallNotice(WeComSendResult sent) {
		check(RECALL).count("msgid", sent.ids(), 1, Integer.MAX_VALUE).done();
		return Recall.each(sent.ids(), this::recallNotice);
	}

	/**
	 * Takes back all messages that were sent with a business id in the last 24 hours, all
	 * parts of them; it goes on after one has failed.
	 * @throws PlatformException NOT_FOUND if none was sent with it
	 */
	public Recall recallByBusinessId(String businessId) {
		return Recall.each(sentMessages(this.agents.defaultAgent()).require(RECALL, businessId), this::recallNotice);
	}

	/** How many messages each application of the token has sent today. */
	public List<SentCount> sentToday() {
		return statistics(0);
	}

	/** How many messages each application of the token sent yesterday. */
	public List<SentCount> sentYesterday() {
		return statistics(1);
	}

	private List<SentCount> statistics(int day) {
		JsonNode answer = this.agents.defaultAgent().api().post(STATISTICS, Json.object().put("time_type", day));
		return Json.list(UnreadableAnswer.list(Platform.WECOM, STATISTICS, answer, "statistics"),
				(count) -> new SentCount(count.path("agentid").asLong(), count.path("app_name").asText(),
						count.path("count").asLong()));
	}

	private SentMessages sentMessages(WeComAgent agent) {
		return new SentMessages(this.store, Platform.WECOM, "notices", agent.corpId() + "/" + agent.requireAgentId(),
				RECALLABLE);
	}

	private static MessageCheck check(String api) {
		return MessageCheck.of(Platform.WECOM, api);
	}

	/**
	 * How many messages an application sent on a day.
	 *
	 * @param name name of the application
	 */
	public record SentCount(long agentId, String name, long count) {
	}

}
