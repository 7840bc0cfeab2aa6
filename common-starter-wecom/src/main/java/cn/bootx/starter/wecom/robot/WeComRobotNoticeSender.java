package cn.bootx.starter.wecom.robot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.agent.WeComApi;
import cn.bootx.starter.wecom.handler.WeComRobotPush;
import cn.bootx.starter.wecom.notice.WeComMediaType;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;

/**
 * Sends messages through group robots, by the robot's code. It needs no application.
 * <p>
 * A robot takes 20 messages in any minute, counted on all nodes that share the store.
 * Further ones wait for their turn up to {@code bootx.starter.third.wecom.robot.max-wait}
 * or fail as {@link ErrorCategory#THROTTLED}. While the store is away each node counts by
 * itself. A message that WeCom throttled was not delivered; it is sent again after the
 * pause if that is not longer than the longest wait.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">WeCom</a>
 */
public class WeComRobotNoticeSender {

	static final String SEND = "/cgi-bin/webhook/send";

	private static final String UPLOAD = "/cgi-bin/webhook/upload_media";

	private static final String CHAT_INFO = "/cgi-bin/webhook/get_chat_info";

	private final WeComRobots robots;

	private final PlatformClient client;

	private final RateLimiter limiter;

	private final RateLimiter impatient;

	private final RobotQueue<WeComRobotMessage> queue;

	private final boolean splitLong;

	/** The limiter keeps each robot within its limit. */
	public WeComRobotNoticeSender(WeComRobots robots, OkHttpClient http, RateLimiter limiter) {
		this(robots, http, limiter, RobotQueue.none(Platform.WECOM, SEND), false);
	}

	/**
	 * Makes a sender.
	 * @param queue keeps what has no turn yet
	 * @param splitLong whether texts and Markdown beyond their limit are sent in parts
	 * instead of being refused
	 */
	public WeComRobotNoticeSender(WeComRobots robots, OkHttpClient http, RateLimiter limiter,
			RobotQueue<WeComRobotMessage> queue, boolean splitLong) {
		this.robots = robots;
		this.client = new PlatformClient(Platform.WECOM, http, WeComApi.DECODER);
		this.limiter = limiter;
		this.impatient = limiter.withMaxWait(Duration.ZERO);
		this.queue = queue;
		this.splitLong = splitLong;
	}

	/**
	 * Sends a message of any kind.
	 * @throws PlatformException if there is no such robot, if a field is beyond WeCom's
	 * limits, if the robot is throttled for longer than allowed or its queue is full, or
	 * if WeCom refuses the message or cannot be reached
	 */
	public void send(String code, WeComRobotMessage message) {
		List<WeComRobotMessage> parts = this.splitLong ? RobotTexts.split(message) : List.of(message);
		MessageCheck check = MessageCheck.of(Platform.WECOM, SEND);
		parts.forEach((part) -> part.validate(check));
		check.done((message.maxContent() > 0)
				? "shorten it, or switch on bootx.starter.third.wecom.robot.split-long for text and Markdown" : null);
		this.robots.require(code);
		this.queue.send(code, parts, new Sending());
	}

	/**
	 * Sends a message into the chat from which something was pushed to a robot, for
	 * replies that take longer than WeCom waits, or are of another kind. It uses the
	 * webhook address of the push, counts as the robot's message and waits for its turn.
	 * @throws PlatformException as {@link #send}; with INVALID_ARGUMENT if the address in
	 * the push is not one that robots are called at
	 */
	public void reply(WeComRobotPush push, WeComRobotMessage message) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, SEND).required("WebhookUrl", push.webhookUrl());
		message.validate(check);
		check.done();
		Robot robot = this.robots.behind(push.robot(), String.valueOf(push.webhookUrl()));
		ObjectNode body = body(message).put("chatid", push.chatId());
		if (push.postId() != null) {
			body.put("post_id", push.postId());
		}
		this.limiter.call(robot.key(), SEND, () -> this.client.execute(call(robot).json(body)));
	}

	/**
	 * The chat from which something was pushed to a robot, and its members. WeCom answers
	 * once, within five minutes.
	 * @throws PlatformException if WeCom refuses it or cannot be reached; with
	 * INVALID_ARGUMENT if the address in the push is not one that robots are called at
	 */
	public Chat chat(WeComRobotPush push) {
		MessageCheck.of(Platform.WECOM, CHAT_INFO).required("GetChatInfoUrl", push.chatInfoUrl()).done();
		HttpUrl url = this.robots.pushed(push.robot(), String.valueOf(push.chatInfoUrl()));
		ApiCall call = ApiCall.get(url.newBuilder().encodedPath("/").query(null).build(),
				url.encodedPath().substring(1));
		url.queryParameterNames().forEach((name) -> call.query(name, url.queryParameter(name)));
		JsonNode answer = this.client.execute(call);
		return new Chat(answer.path("chatid").asText(), answer.path("name").asText(), answer.path("chattype").asText(),
				Json.list(answer.path("members"), Chat.Member::of));
	}

	private static ObjectNode body(WeComRobotMessage message) {
		ObjectNode body = Json.object().put("msgtype", message.msgType());
		body.set(message.msgType(), message.body());
		return body;
	}

	private static ApiCall call(Robot robot) {
		return ApiCall.post(robot.baseUrl(), SEND).query("key", robot.key());
	}

	public void sendTextNotice(String code, String content) {
		send(code, WeComRobotMessage.text(content));
	}

	public void sendMarkdownNotice(String code, String content) {
		send(code, WeComRobotMessage.markdown(content));
	}

	public void sendMarkdownV2Notice(String code, String content) {
		send(code, WeComRobotMessage.markdownV2(content));
	}

	/** Sends a picture: JPG or PNG of at most 2 MB. */
	public void sendImageNotice(String code, byte[] image) {
		send(code, WeComRobotMessage.image(image));
	}

	/** Sends a JPG or PNG of at most 2 MB; the caller closes the stream. */
	public void sendImageNotice(String code, InputStream image) {
		try {
			sendImageNotice(code, image.readNBytes(WeComRobotMessage.MAX_IMAGE + 1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the image to send", ex);
		}
	}

	public void sendNewsNotice(String code, List<WeComNewsArticle> articles) {
		send(code, WeComRobotMessage.news(articles));
	}

	/** Uploads a file (at most 20 MB) through the robot and sends it. */
	public void sendFileNotice(String code, InputStream file, String fileName) {
		send(code, WeComRobotMessage.file(upload(code, WeComMediaType.FILE, file, fileName)));
	}

	/** Uploads a voice message (AMR, at most 2 MB and 60 s) and sends it. */
	public void sendVoiceNotice(String code, InputStream voice, String fileName) {
		send(code, WeComRobotMessage.voice(upload(code, WeComMediaType.VOICE, voice, fileName)));
	}

	/** Sends a card of the kind text_notice or news_notice. */
	public void sendTemplateCardNotice(String code, WeComTemplateCard card) {
		send(code, WeComRobotMessage.templateCard(card));
	}

	/**
	 * Uploads media for messages of this robot. No application's token is needed for it,
	 * nor would another robot take the id.
	 * @param type {@link WeComMediaType#FILE} or {@link WeComMediaType#VOICE}
	 * @return the media id, valid for three days
	 */
	public String upload(String code, WeComMediaType type, InputStream stream, String fileName) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, UPLOAD)
			.isTrue(type == WeComMediaType.FILE || type == WeComMediaType.VOICE, "type",
					"is " + type.wireName() + ", robots take file and voice only");
		Robot robot = this.robots.require(code);
		RequestBody form = type.form(stream, fileName, check);
		JsonNode answer = this.client.execute(ApiCall.post(robot.baseUrl(), UPLOAD)
			.query("key", robot.key())
			.query("type", type.wireName())
			.body(form));
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD, answer, "media_id");
	}

	private final class Sending implements RobotQueue.Sending<WeComRobotMessage> {

		@Override
		public void send(String code, WeComRobotMessage message, boolean mayWait) {
			// Looked up for each: a stored robot may change while messages wait.
			Robot robot = WeComRobotNoticeSender.this.robots.require(code);
			ObjectNode body = body(message);
			RateLimiter turns = mayWait ? WeComRobotNoticeSender.this.limiter : WeComRobotNoticeSender.this.impatient;
			turns.call(robot.key(), SEND, () -> WeComRobotNoticeSender.this.client.execute(call(robot).json(body)));
		}

		@Override
		public @Nullable WeComRobotMessage merge(WeComRobotMessage first, WeComRobotMessage second) {
			return RobotTexts.merge(first, second);
		}

	}

	/**
	 * A chat of a robot.
	 *
	 * @param type {@code group} or {@code single}
	 */
	public record Chat(String id, String name, String type, List<Member> members) {

		/** A member of it. */
		public record Member(String userId, String alias, String name) {

			static Member of(JsonNode member) {
				return new Member(member.path("userid").asText(), member.path("alias").asText(),
						member.path("name").asText());
			}

		}

	}

}
