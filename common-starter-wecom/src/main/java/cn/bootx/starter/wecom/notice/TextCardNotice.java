package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A card with title, description and link.
 *
 * @param title at most 128 bytes
 * @param description at most 512 bytes; {@code <div class="gray|normal|highlight">} is
 * shown in colour
 * @param url address that a click opens, at most 2048 bytes
 * @param buttonText text of the link, at most 4 characters, null for 详情
 * @since 0.1.0
 */
public record TextCardNotice(String title, String description, String url,
		@Nullable String buttonText) implements NoticeMessage {

	public TextCardNotice(String title, String description, String url) {
		this(title, description, url, null);
	}

	@Override
	public String msgType() {
		return "textcard";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object()
			.put("title", this.title)
			.put("description", this.description)
			.put("url", this.url);
		if (this.buttonText != null) {
			content.put("btntxt", this.buttonText);
		}
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.text("textcard.title", this.title, 128)
			.text("textcard.description", this.description, 512)
			.address("textcard.url", this.url)
			.optionalCharacters("textcard.btntxt", this.buttonText, 4);
	}

}
