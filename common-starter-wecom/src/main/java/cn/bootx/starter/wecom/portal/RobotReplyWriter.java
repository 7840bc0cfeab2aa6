package cn.bootx.starter.wecom.portal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.handler.WeComRobotReply;
import cn.bootx.starter.wecom.robot.WeComRobotMessage;

/** Replies of group robots, in the form of the push. */
final class RobotReplyWriter {

	private RobotReplyWriter() {
	}

	/**
	 * Writes a reply.
	 * @throws InvalidMessageException if WeCom would refuse it
	 */
	static String write(WeComRobotReply reply, boolean json) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, "passive reply of a robot");
		reply.validate(check);
		check.done();
		return json ? Json.write(json(reply)) : XmlWriter.write("xml", (xml) -> xml(xml, reply));
	}

	private static ObjectNode json(WeComRobotReply reply) {
		ObjectNode json = Json.object("msgtype", reply.msgType(), "visible_to_user", visible(reply));
		ObjectNode body = json.putObject(reply.msgType()).put("content", reply.content());
		list(body, "mentioned_list", reply.mentioned());
		list(body, "mentioned_mobile_list", reply.mentionedMobiles());
		for (WeComRobotReply.Attachment attachment : reply.attachments()) {
			ObjectNode row = body.withArray("attachments").addObject().put("callback_id", attachment.callbackId());
			ArrayNode actions = row.putArray("actions");
			attachment.buttons()
				.forEach((button) -> actions.add(Json.object("name", button.name(), "text", button.text(), "type",
						"button", "value", button.value(), "replace_text", button.replaceText(), "border_color",
						button.borderColor(), "text_color", button.textColor())));
		}
		return json;
	}

	private static void list(ObjectNode body, String name, List<String> values) {
		if (!values.isEmpty()) {
			values.forEach(body.putArray(name)::add);
		}
	}

	private static void xml(XmlWriter xml, WeComRobotReply reply) {
		xml.text("MsgType", reply.msgType()).text("VisibleToUser", visible(reply));
		xml.element(reply.msgType().equals("text") ? "Text" : "Markdown", (body) -> {
			body.text("Content", reply.content());
			items(body, "MentionedList", reply.mentioned());
			items(body, "MentionedMobileList", reply.mentionedMobiles());
			for (WeComRobotReply.Attachment attachment : reply.attachments()) {
				body.element("Attachment", (row) -> {
					row.text("CallbackId", attachment.callbackId());
					attachment.buttons().forEach((button) -> row.element("Actions", (one) -> button(one, button)));
				});
			}
		});
	}

	private static void items(XmlWriter body, String name, List<String> values) {
		if (!values.isEmpty()) {
			body.element(name, (list) -> values.forEach((value) -> list.text("Item", value)));
		}
	}

	private static void button(XmlWriter xml, WeComRobotReply.Button button) {
		xml.text("Name", button.name())
			.text("Value", button.value())
			.text("Text", button.text())
			.text("Type", "button")
			.text("BorderColor", button.borderColor())
			.text("TextColor", button.textColor())
			.text("ReplaceText", button.replaceText());
	}

	private static @Nullable String visible(WeComRobotReply reply) {
		return reply.visibleTo().isEmpty() ? null : String.join("|", reply.visibleTo());
	}

	/**
	 * What was written as a message of its own, or null where robots cannot send it: one
	 * with buttons, or for some members only.
	 */
	static @Nullable WeComRobotMessage message(String reply) {
		XmlElement content = reply.startsWith("{") ? XmlElement.of(Json.readTree(reply)) : XmlElement.read(reply);
		WeComFields fields = WeComFields.of(WeComPushReader.map(content));
		WeComFields markdown = fields.part("Markdown");
		if (fields.has("VisibleToUser") || markdown.has("Attachment") || markdown.has("Attachments")) {
			return null;
		}
		WeComFields text = fields.part("Text");
		String written = text.text("Content");
		if (written == null) {
			return WeComRobotMessage.markdown(String.valueOf(markdown.text("Content")));
		}
		WeComRobotMessage message = WeComRobotMessage.text(written);
		List<String> users = names(text, "MentionedList");
		List<String> mobiles = names(text, "MentionedMobileList");
		message = users.isEmpty() ? message : message.mentioning(users.toArray(String[]::new));
		return mobiles.isEmpty() ? message : message.mentioningMobiles(mobiles.toArray(String[]::new));
	}

	/** XML has items in the list, JSON repeats it. */
	private static List<String> names(WeComFields text, String list) {
		List<String> items = text.part(list).texts("Item");
		return items.isEmpty() ? text.texts(list) : items;
	}

}
