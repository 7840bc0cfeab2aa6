package cn.bootx.starter.wecom.robot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;

/**
 * Content of a robot message of one kind. Limits count bytes of UTF-8: a Chinese
 * character is three.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">WeCom</a>
 */
public final class WeComRobotMessage {

	/** Mentions all members of the group. */
	public static final String EVERYBODY = "@all";

	/** Kinds whose content is one text, and its limits in bytes. */
	private static final Map<String, Integer> MAX_CONTENT = Map.of("text", 2048, "markdown", 4096, "markdown_v2", 4096);

	static final String MENTIONED = "mentioned_list";

	static final String MENTIONED_MOBILES = "mentioned_mobile_list";

	static final int MAX_IMAGE = 2 * 1024 * 1024;

	private final String msgType;

	private final ObjectNode body;

	private final Consumer<MessageCheck> rules;

	private WeComRobotMessage(String msgType, ObjectNode body, Consumer<MessageCheck> rules) {
		this.msgType = msgType;
		this.body = body;
		this.rules = rules;
	}

	/** A text of at most 2048 bytes; {@link #mentioning} adds mentions. */
	public static WeComRobotMessage text(String content) {
		return content("text", content);
	}

	/**
	 * A text in Markdown, at most 4096 bytes. {@code <@userid>} mentions a member,
	 * {@code <font color="info|comment|warning">} gives colour.
	 */
	public static WeComRobotMessage markdown(String content) {
		return content("markdown", content);
	}

	/**
	 * A text in the newer Markdown, at most 4096 bytes: also italics, lists, nested
	 * quotes, images, rules, code blocks and tables, but no colour and no mentions.
	 * Clients before 4.1.36 (Android 4.1.38) show the plain text.
	 */
	public static WeComRobotMessage markdownV2(String content) {
		return content("markdown_v2", content);
	}

	/** A JPG or PNG picture of at most 2 MB, which travels within the message. */
	public static WeComRobotMessage image(byte[] image) {
		ObjectNode body = Json.object().put("base64", Base64.getEncoder().encodeToString(image)).put("md5", md5(image));
		int size = image.length;
		boolean known = startsWith(image, 0x89, 'P', 'N', 'G') || startsWith(image, 0xFF, 0xD8, 0xFF);
		return new WeComRobotMessage("image", body,
				(check) -> check.bytes("image", size, MAX_IMAGE).isTrue(known, "image", "is neither JPG nor PNG"));
	}

	/** One to eight links with pictures. Robots cannot link to mini programs here. */
	public static WeComRobotMessage news(List<WeComNewsArticle> articles) {
		List<WeComNewsArticle> copy = List.copyOf(articles);
		ObjectNode body = Json.object();
		ArrayNode list = body.putArray("articles");
		copy.forEach((article) -> list.add(Json.toTree(article)));
		return new WeComRobotMessage("news", body, (check) -> {
			check.count("news.articles", copy, 1, 8);
			for (int i = 0; i < copy.size(); i++) {
				MessageCheck at = check.at("news.articles[" + i + "]");
				at.isTrue(copy.get(i).appId() == null, "appid", "is not possible in robot messages");
				copy.get(i).validate(at);
			}
		});
	}

	/** A file that was uploaded through the same robot within three days. */
	public static WeComRobotMessage file(String mediaId) {
		return media("file", mediaId);
	}

	/** A voice that was uploaded through the same robot. */
	public static WeComRobotMessage voice(String mediaId) {
		return media("voice", mediaId);
	}

	/**
	 * A template card of the kind text_notice or news_notice: robots receive no events.
	 */
	public static WeComRobotMessage templateCard(WeComTemplateCard card) {
		return new WeComRobotMessage("template_card", card.body(), (check) -> {
			check.isTrue(!card.isInteractive(), "template_card.card_type",
					"is " + card.cardType() + ", robots take text_notice and news_notice only");
			card.validate(check);
		});
	}

	private static boolean startsWith(byte[] image, int... magic) {
		return image.length >= magic.length
				&& IntStream.range(0, magic.length).allMatch((i) -> (image[i] & 0xFF) == magic[i]);
	}

	private static String md5(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has MD5", ex);
		}
	}

	static WeComRobotMessage content(String msgType, String content) {
		WeComRobotMessage message = new WeComRobotMessage(msgType, Json.object().put("content", content), (check) -> {
		});
		return new WeComRobotMessage(msgType, message.body(),
				(check) -> check.text(msgType + ".content", content, message.maxContent()));
	}

	private static WeComRobotMessage media(String msgType, String mediaId) {
		return new WeComRobotMessage(msgType, Json.object().put("media_id", mediaId),
				(check) -> check.required(msgType + ".media_id", mediaId));
	}

	/** The same text mentioning members by user id, {@value #EVERYBODY} for all. */
	public WeComRobotMessage mentioning(String... userIds) {
		return with(MENTIONED, userIds);
	}

	/** The same text mentioning members by mobile number, or {@value #EVERYBODY}. */
	public WeComRobotMessage mentioningMobiles(String... mobiles) {
		return with(MENTIONED_MOBILES, mobiles);
	}

	WeComRobotMessage with(String field, String... values) {
		ObjectNode with = this.body.deepCopy();
		ArrayNode list = with.putArray(field);
		List.of(values).forEach(list::add);
		return new WeComRobotMessage(this.msgType, with, (check) -> {
			check.isTrue(this.msgType.equals("text"), this.msgType + "." + field, "is possible in texts only");
			this.rules.accept(check);
		});
	}

	/** WeCom's name of the kind; the content goes under the same name. */
	public String msgType() {
		return this.msgType;
	}

	/** How many bytes its text may have; 0 for a message that is not one text. */
	int maxContent() {
		return MAX_CONTENT.getOrDefault(this.msgType, 0);
	}

	ObjectNode body() {
		return this.body;
	}

	void validate(MessageCheck check) {
		this.rules.accept(check);
	}

	@Override
	public String toString() {
		return "WeComRobotMessage[" + this.msgType + "]";
	}

}
