package cn.bootx.starter.dingtalk.message;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * The structured message of office applications: a coloured head, a body with a form, and
 * a status that can be changed later.
 *
 * @param messageUrl where a click leads
 * @param pcMessageUrl where a click in the desktop client leads, or null for the same
 * @param headColor background of the head, eight hexadecimal digits ARGB without
 * {@code 0x}, for example {@code FFBBBBBB}
 * @param headText text of the head; the client shows the application's name instead
 * @param statusBar status that can be changed later, or null for none. With it, a notice
 * goes to at most five users and to no departments.
 * @param content what the message shows
 * @since 0.1.0
 */
public record DingTalkOaMsg(String messageUrl, @Nullable String pcMessageUrl, String headColor, String headText,
		@Nullable DingTalkOaStatus statusBar, DingTalkOaBody content) implements DingTalkMsg {

	private static final Pattern COLOR = Pattern.compile("[0-9A-Fa-f]{8}");

	public DingTalkOaMsg {
		MessageCheck.of(Platform.DING_TALK, "message")
			.at("oa")
			.required("message_url", messageUrl)
			.required("head.bgcolor", headColor)
			.matches("head.bgcolor", headColor, COLOR, "eight hexadecimal digits ARGB without 0x")
			.required("head.text", headText)
			.done();
	}

	/**
	 * A message without status and with the same address everywhere.
	 */
	public static DingTalkOaMsg of(String messageUrl, String headColor, String headText, DingTalkOaBody content) {
		return new DingTalkOaMsg(messageUrl, null, headColor, headText, null, content);
	}

	/**
	 * The same message with a status.
	 */
	public DingTalkOaMsg withStatus(DingTalkOaStatus status) {
		return new DingTalkOaMsg(this.messageUrl, this.pcMessageUrl, this.headColor, this.headText, status,
				this.content);
	}

	/**
	 * The same message with another address for the desktop client.
	 */
	public DingTalkOaMsg withPcMessageUrl(String pcMessageUrl) {
		return new DingTalkOaMsg(this.messageUrl, pcMessageUrl, this.headColor, this.headText, this.statusBar,
				this.content);
	}

	@Override
	public String msgType() {
		return "oa";
	}

	@Override
	public ObjectNode body() {
		ObjectNode oa = Json.object().put("message_url", this.messageUrl);
		if (this.pcMessageUrl != null) {
			oa.put("pc_message_url", this.pcMessageUrl);
		}
		oa.putObject("head").put("bgcolor", this.headColor).put("text", this.headText);
		if (this.statusBar != null) {
			oa.set("status_bar", this.statusBar.toJson());
		}
		oa.set("body", this.content.toJson());
		return oa;
	}

}
