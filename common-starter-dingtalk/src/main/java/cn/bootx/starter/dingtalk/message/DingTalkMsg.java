package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton.Orientation;

/**
 * A message of a work notice or a group chat. Each kind checks the platform's limits when
 * it is made, so that what exists can be sent.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/message-types-and-data-format">DingTalk</a>
 */
public sealed interface DingTalkMsg permits DingTalkMsg.Text, DingTalkMsg.MarkDown, DingTalkMsg.Image,
		DingTalkMsg.Voice, DingTalkMsg.File, DingTalkMsg.Link, DingTalkMsg.ActionCard, DingTalkOaMsg {

	/** The {@code msg} object as it is sent. */
	ObjectNode toJson();

	private static ObjectNode message(String type, ObjectNode body) {
		ObjectNode json = Json.object().put("msgtype", type);
		json.set(type, body);
		return json;
	}

	private static MessageCheck check(String type) {
		return MessageCheck.of(Platform.DING_TALK, "message").at(type);
	}

	/**
	 * Plain text.
	 *
	 * @param content the text; DingTalk advises at most 500 characters
	 */
	record Text(String content) implements DingTalkMsg {

		public Text {
			check("text").required("content", content).done();
		}

		@Override
		public ObjectNode toJson() {
			return message("text", Json.object("content", this.content));
		}

	}

	/**
	 * Text in DingTalk's subset of Markdown: headings, quotes, bold, italic, links,
	 * images and lists.
	 *
	 * @param title what the list of chats shows
	 * @param text the Markdown, at most 5000 characters
	 */
	record MarkDown(String title, String text) implements DingTalkMsg {

		public MarkDown {
			check("markdown").required("title", title).characters("text", text, 5000).done();
		}

		@Override
		public ObjectNode toJson() {
			return message("markdown", Json.object("title", this.title, "text", this.text));
		}

	}

	/**
	 * A picture.
	 *
	 * @param mediaId id of an uploaded image; DingTalk advises 600 by 400 pixels
	 */
	record Image(String mediaId) implements DingTalkMsg {

		public Image {
			check("image").required("media_id", mediaId).done();
		}

		@Override
		public ObjectNode toJson() {
			return message("image", Json.object("media_id", this.mediaId));
		}

	}

	/**
	 * A voice message.
	 *
	 * @param mediaId id of an uploaded voice file
	 * @param duration how long it plays, 1 to 59 seconds; the platform does not measure
	 * it
	 */
	record Voice(String mediaId, Duration duration) implements DingTalkMsg {

		public Voice {
			check("voice").required("media_id", mediaId).number("duration", duration.toSeconds(), 1, 59).done();
		}

		@Override
		public ObjectNode toJson() {
			// A string of digits: the platform refuses a number here.
			return message("voice",
					Json.object("media_id", this.mediaId, "duration", String.valueOf(this.duration.toSeconds())));
		}

	}

	/**
	 * A file.
	 *
	 * @param mediaId id of an uploaded file of at most 10 MB, although uploads may have
	 * 20
	 */
	record File(String mediaId) implements DingTalkMsg {

		public File {
			check("file").required("media_id", mediaId).done();
		}

		@Override
		public ObjectNode toJson() {
			return message("file", Json.object("media_id", this.mediaId));
		}

	}

	/**
	 * A link with title, text and picture.
	 *
	 * @param title title, advised are at most 100 characters
	 * @param text text, advised are at most 500 characters
	 * @param messageUrl where a click leads
	 * @param picUrl address or media id of the picture
	 */
	record Link(String title, String text, String messageUrl, String picUrl) implements DingTalkMsg {

		public Link {
			check("link").required("title", title)
				.required("text", text)
				.required("messageUrl", messageUrl)
				.required("picUrl", picUrl)
				.done();
		}

		@Override
		public ObjectNode toJson() {
			// The only kind of this family in camel case.
			return message("link", Json.object("messageUrl", this.messageUrl, "picUrl", this.picUrl, "title",
					this.title, "text", this.text));
		}

	}

	/**
	 * A card with Markdown and one link, or with several buttons.
	 *
	 * @param title what the list of chats shows, or null for the platform's own choice
	 * @param orientation how several buttons are arranged, or null for a card with one
	 * link
	 * @param buttons the buttons, whose list has at most 1000 characters as JSON; exactly
	 * one for a card with one link
	 */
	record ActionCard(@Nullable String title, String markdown, @Nullable Orientation orientation,
			List<DingTalkActionButton> buttons) implements DingTalkMsg {

		public ActionCard {
			buttons = List.copyOf(buttons);
			MessageCheck check = check("action_card").required("markdown", markdown);
			if (orientation == null) {
				check.count("single_title", buttons, 1, 1);
				buttons.forEach((button) -> check.optionalCharacters("single_url", button.actionUrl(), 500));
			}
			else {
				check.count("btn_json_list", buttons, 1, 50)
					.optionalCharacters("btn_json_list", list(buttons).toString(), 1000);
			}
			check.done();
		}

		/** A card with one link of at most 20 characters and 500 of address. */
		public static ActionCard single(@Nullable String title, String markdown, String singleTitle, String singleUrl) {
			return new ActionCard(title, markdown, null, List.of(new DingTalkActionButton(singleTitle, singleUrl)));
		}

		/** A card with buttons. */
		public static ActionCard buttons(@Nullable String title, String markdown, Orientation orientation,
				List<DingTalkActionButton> buttons) {
			return new ActionCard(title, markdown, orientation, buttons);
		}

		@Override
		public ObjectNode toJson() {
			ObjectNode card = Json.object("title", this.title, "markdown", this.markdown);
			if (this.orientation == null) {
				DingTalkActionButton single = this.buttons.get(0);
				card.put("single_title", single.title()).put("single_url", single.actionUrl());
			}
			else {
				card.put("btn_orientation", this.orientation.code()).set("btn_json_list", list(this.buttons));
			}
			return message("action_card", card);
		}

		private static ArrayNode list(List<DingTalkActionButton> buttons) {
			ArrayNode list = Json.array();
			buttons
				.forEach((button) -> list.add(Json.object("title", button.title(), "action_url", button.actionUrl())));
			return list;
		}

	}

}
