package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton.Orientation;

/**
 * A message of a webhook robot or an answer to a session webhook. The spelling differs
 * from that of work notices in almost every member.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/custom-robots-send-group-messages">DingTalk</a>
 */
public sealed interface DingTalkRobotMsg {

	/** Largest message, in bytes of its JSON in UTF-8. */
	int MAX_BYTES = 20_000;

	/** The message as it is sent. */
	ObjectNode toJson();

	/**
	 * The message in parts that are not longer, cut at ends of lines where there are
	 * some. Only a text and Markdown can be cut; any other message is its only part.
	 * @param maxBytes longest part, in bytes of its JSON in UTF-8
	 */
	default List<DingTalkRobotMsg> parts(int maxBytes) {
		return RobotParts.split(this, maxBytes);
	}

	private static ObjectNode message(String type, ObjectNode body, At at) {
		ObjectNode json = Json.object().put("msgtype", type);
		json.set(type, body);
		if (!at.isNone()) {
			json.set("at", at.toJson());
		}
		return json;
	}

	private static MessageCheck check(String part) {
		return MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API).at(part);
	}

	/**
	 * Plain text.
	 *
	 * @param at whom it mentions
	 */
	record Text(String content, At at) implements DingTalkRobotMsg {

		public Text {
			check("text").required("content", content).done();
		}

		public Text(String content) {
			this(content, At.NONE);
		}

		@Override
		public ObjectNode toJson() {
			return message("text", Json.object("content", this.at.insertInto(this.content, "\n")), this.at);
		}

	}

	/**
	 * Text in DingTalk's subset of Markdown: headings, quotes, bold, italic, links,
	 * images and lists.
	 *
	 * @param title what the list of chats shows
	 * @param at whom it mentions
	 */
	record Markdown(String title, String text, At at) implements DingTalkRobotMsg {

		public Markdown {
			check("markdown").required("title", title).required("text", text).done();
		}

		public Markdown(String title, String text) {
			this(title, text, At.NONE);
		}

		@Override
		public ObjectNode toJson() {
			// A blank line, or the mention would become part of a list or a quote.
			return message("markdown", Json.object("title", this.title, "text", this.at.insertInto(this.text, "\n\n")),
					this.at);
		}

	}

	/**
	 * A link with title, text and picture. It cannot mention anybody.
	 *
	 * @param messageUrl where a click leads
	 * @param picUrl address or media id of the picture, or null for none
	 */
	record Link(String title, String text, String messageUrl, @Nullable String picUrl) implements DingTalkRobotMsg {

		public Link {
			check("link").required("title", title).required("text", text).required("messageUrl", messageUrl).done();
		}

		@Override
		public ObjectNode toJson() {
			return message("link", Json.object("title", this.title, "text", this.text, "messageUrl", this.messageUrl,
					"picUrl", this.picUrl), At.NONE);
		}

	}

	/**
	 * A card with Markdown and one link, or with several buttons.
	 *
	 * @param title what the list of chats shows
	 * @param orientation how several buttons are arranged, or null for a card with one
	 * link
	 * @param buttons the buttons; exactly one for a card with one link
	 */
	record ActionCard(String title, String text, @Nullable Orientation orientation,
			List<DingTalkActionButton> buttons) implements DingTalkRobotMsg {

		public ActionCard {
			check("actionCard").required("title", title)
				.required("text", text)
				.count("btns", buttons, 1, (orientation != null) ? 50 : 1)
				.done();
			buttons = List.copyOf(buttons);
		}

		/** A card that leads to one place. */
		public static ActionCard single(String title, String text, String singleTitle, String singleUrl) {
			return new ActionCard(title, text, null, List.of(new DingTalkActionButton(singleTitle, singleUrl)));
		}

		/** A card with buttons. */
		public static ActionCard buttons(String title, String text, Orientation orientation,
				List<DingTalkActionButton> buttons) {
			return new ActionCard(title, text, orientation, buttons);
		}

		/** The same card mentioning members in its text: a card has no {@code at}. */
		public ActionCard mentioning(String... userIds) {
			return new ActionCard(this.title, At.users(userIds).insertInto(this.text, "\n\n"), this.orientation,
					this.buttons);
		}

		@Override
		public ObjectNode toJson() {
			ObjectNode card = Json.object().put("title", this.title).put("text", this.text);
			if (this.orientation == null) {
				DingTalkActionButton single = this.buttons.get(0);
				card.put("singleTitle", single.title()).put("singleURL", single.actionUrl());
			}
			else {
				ArrayNode list = card.put("btnOrientation", this.orientation.code()).putArray("btns");
				this.buttons.forEach(
						(button) -> list.add(Json.object("title", button.title(), "actionURL", button.actionUrl())));
			}
			return message("actionCard", card, At.NONE);
		}

	}

	/** Several links with pictures. It cannot mention anybody. */
	record FeedCard(List<Link> links) implements DingTalkRobotMsg {

		public FeedCard {
			MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API).count("feedCard.links", links, 1, 50).done();
			links = List.copyOf(links);
		}

		@Override
		public ObjectNode toJson() {
			ObjectNode card = Json.object();
			ArrayNode list = card.putArray("links");
			// URL in upper case here, unlike in a link message.
			this.links.forEach((link) -> list
				.add(Json.object("title", link.title(), "messageURL", link.messageUrl(), "picURL", link.picUrl())));
			return message("feedCard", card, At.NONE);
		}

		/** One of the links. */
		public record Link(String title, String messageUrl, String picUrl) {

			public Link {
				check("feedCard.links").required("title", title)
					.required("messageURL", messageUrl)
					.required("picURL", picUrl)
					.done();
			}

		}

	}

	/**
	 * Whom a message mentions, at most 50 members of the group. DingTalk highlights a
	 * mention only if {@code @} and the number or id are in the text, too; where they are
	 * missing they are added at its end.
	 */
	record At(List<String> mobiles, List<String> userIds, boolean all) {

		private static final int MAX = 50;

		/** No mention. */
		public static final At NONE = new At(List.of(), List.of(), false);

		/** Everybody in the group. */
		public static final At ALL = new At(List.of(), List.of(), true);

		public At {
			mobiles = List.copyOf(new LinkedHashSet<>(mobiles));
			userIds = List.copyOf(new LinkedHashSet<>(userIds));
			List<String> names = new ArrayList<>(mobiles);
			names.addAll(userIds);
			MessageCheck check = check("at").count("atMobiles and atUserIds", names, 0, MAX);
			names.forEach((name) -> check.required("name", name));
			check.done();
		}

		public static At mobiles(String... mobiles) {
			return new At(List.of(mobiles), List.of(), false);
		}

		public static At users(String... userIds) {
			return new At(List.of(), List.of(userIds), false);
		}

		/** All of both, or null if these are too many. */
		@Nullable At and(At other) {
			Set<String> mobiles = new LinkedHashSet<>(this.mobiles);
			mobiles.addAll(other.mobiles);
			Set<String> userIds = new LinkedHashSet<>(this.userIds);
			userIds.addAll(other.userIds);
			return (mobiles.size() + userIds.size() <= MAX)
					? new At(List.copyOf(mobiles), List.copyOf(userIds), this.all || other.all) : null;
		}

		boolean isNone() {
			return !this.all && this.mobiles.isEmpty() && this.userIds.isEmpty();
		}

		/** The text with the mentions that are not in it yet. */
		String insertInto(String text, String separator) {
			List<String> missing = new ArrayList<>();
			for (List<String> names : List.of(this.mobiles, this.userIds)) {
				for (String name : names) {
					if (!isIn(text, name)) {
						missing.add("@" + name);
					}
				}
			}
			return missing.isEmpty() ? text : text + separator + String.join(" ", missing);
		}

		ObjectNode toJson() {
			ObjectNode at = Json.object();
			if (!this.mobiles.isEmpty()) {
				this.mobiles.forEach(at.putArray("atMobiles")::add);
			}
			if (!this.userIds.isEmpty()) {
				this.userIds.forEach(at.putArray("atUserIds")::add);
			}
			// Exactly this name: a mapper makes "atAll" out of a boolean isAtAll.
			return at.put("isAtAll", this.all);
		}

		private static boolean isIn(String text, String name) {
			// Not "@138" inside of "@13800000000".
			return Pattern.compile("@" + Pattern.quote(name) + "(?![A-Za-z0-9_-])").matcher(text).find();
		}

	}

}
