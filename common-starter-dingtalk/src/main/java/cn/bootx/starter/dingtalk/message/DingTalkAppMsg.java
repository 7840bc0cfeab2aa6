package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A message of an application's robot: a key that names the kind and parameters that
 * travel as a text of JSON. Such messages cannot mention anybody.
 *
 * @param msgKey the kind, for example {@code sampleText}
 * @param params its parameters, at most 15 000 bytes as JSON
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/robot-message-type">DingTalk</a>
 */
public record DingTalkAppMsg(String msgKey, ObjectNode params) {

	/** Largest parameters, in bytes of their JSON. */
	public static final int MAX_BYTES = 15_000;

	public DingTalkAppMsg {
		params = params.deepCopy();
		check().required("msgKey", msgKey).optionalText("msgParam", Json.write(params), MAX_BYTES).done();
	}

	public static DingTalkAppMsg text(String content) {
		return of("sampleText", "content", content);
	}

	public static DingTalkAppMsg markdown(String title, String text) {
		return of("sampleMarkdown", "title", title, "text", text);
	}

	/** A picture, by its address or media id. */
	public static DingTalkAppMsg image(String urlOrMediaId) {
		return of("sampleImageMsg", "photoURL", urlOrMediaId);
	}

	public static DingTalkAppMsg link(String title, String text, String picUrl, String messageUrl) {
		return of("sampleLink", "title", title, "text", text, "picUrl", picUrl, "messageUrl", messageUrl);
	}

	/** A card that leads to one place. */
	public static DingTalkAppMsg actionCard(String title, String text, String singleTitle, String singleUrl) {
		return of("sampleActionCard", "title", title, "text", text, "singleTitle", singleTitle, "singleURL", singleUrl);
	}

	/** A card with two to five buttons, one below the other. */
	public static DingTalkAppMsg actionCard(String title, String text, List<DingTalkActionButton> buttons) {
		check().count("actionCard buttons", buttons, 2, 5).done();
		ObjectNode params = of("sampleActionCard" + buttons.size(), "title", title, "text", text).params();
		for (int i = 1; i <= buttons.size(); i++) {
			params.put("actionTitle" + i, buttons.get(i - 1).title());
			params.put("actionURL" + i, buttons.get(i - 1).actionUrl());
		}
		return new DingTalkAppMsg("sampleActionCard" + buttons.size(), params);
	}

	/** A card with two buttons side by side, which are spelled like nowhere else. */
	public static DingTalkAppMsg actionCardSideBySide(String title, String text, DingTalkActionButton left,
			DingTalkActionButton right) {
		return of("sampleActionCard6", "title", title, "text", text, "buttonTitle1", left.title(), "buttonUrl1",
				left.actionUrl(), "buttonTitle2", right.title(), "buttonUrl2", right.actionUrl());
	}

	/** A voice message of ogg or amr. */
	public static DingTalkAppMsg audio(String mediaId, Duration duration) {
		return of("sampleAudio", "mediaId", mediaId, "duration", String.valueOf(duration.toMillis()));
	}

	/** A file of the type xlsx, pdf, zip, rar, doc or docx. */
	public static DingTalkAppMsg file(String mediaId, String fileName, String fileType) {
		return of("sampleFile", "mediaId", mediaId, "fileName", fileName, "fileType", fileType);
	}

	/** A video of mp4 and the picture before it plays, with its size in pixels. */
	public static DingTalkAppMsg video(String mediaId, Duration duration, String pictureMediaId, int width,
			int height) {
		return of("sampleVideo", "duration", String.valueOf(duration.toSeconds()), "videoMediaId", mediaId, "videoType",
				"mp4", "picMediaId", pictureMediaId, "height", String.valueOf(height), "width", String.valueOf(width));
	}

	private static DingTalkAppMsg of(String msgKey, String... members) {
		ObjectNode params = Json.object();
		MessageCheck check = check().at(msgKey);
		for (int i = 0; i < members.length; i += 2) {
			check.required(members[i], members[i + 1]);
			params.put(members[i], members[i + 1]);
		}
		check.done();
		return new DingTalkAppMsg(msgKey, params);
	}

	private static MessageCheck check() {
		return MessageCheck.of(Platform.DING_TALK, "robot");
	}

	/** The parameters as they are sent. */
	String paramText() {
		return Json.write(this.params);
	}

}
