package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * An article whose text WeCom itself keeps and shows.
 *
 * @param title at most 128 bytes
 * @param thumbMediaId id of an uploaded image
 * @param author at most 64 bytes
 * @param contentSourceUrl address behind "read the original"
 * @param content HTML, at most 666 KB
 * @param digest at most 512 bytes
 * @since 0.1.0
 */
public record MpNewsArticle(String title, @JsonProperty("thumb_media_id") String thumbMediaId, @Nullable String author,
		@JsonProperty("content_source_url") @Nullable String contentSourceUrl, String content,
		@Nullable String digest) {

	private static final int MAX_CONTENT = 666 * 1024;

	void validate(String field, FieldCheck check) {
		check.text(field + ".title", this.title, 128)
			.required(field + ".thumb_media_id", this.thumbMediaId)
			.optionalText(field + ".author", this.author, 64)
			.text(field + ".content", this.content, MAX_CONTENT)
			.optionalText(field + ".digest", this.digest, 512);
		if (this.contentSourceUrl != null) {
			check.address(field + ".content_source_url", this.contentSourceUrl);
		}
	}

}
