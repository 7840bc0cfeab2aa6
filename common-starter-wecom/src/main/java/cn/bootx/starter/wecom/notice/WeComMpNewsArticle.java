package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

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
public record WeComMpNewsArticle(String title, @JsonProperty("thumb_media_id") String thumbMediaId,
		@Nullable String author, @JsonProperty("content_source_url") @Nullable String contentSourceUrl, String content,
		@Nullable String digest) {

	private static final int MAX_CONTENT = 666 * 1024;

	/** An article without author, source and digest. */
	public static WeComMpNewsArticle of(String title, String thumbMediaId, String content) {
		return new WeComMpNewsArticle(title, thumbMediaId, null, null, content, null);
	}

	public WeComMpNewsArticle withAuthor(String author) {
		return new WeComMpNewsArticle(this.title, this.thumbMediaId, author, this.contentSourceUrl, this.content,
				this.digest);
	}

	/** The same article with an address behind "read the original". */
	public WeComMpNewsArticle withSource(String url) {
		return new WeComMpNewsArticle(this.title, this.thumbMediaId, this.author, url, this.content, this.digest);
	}

	public WeComMpNewsArticle withDigest(String digest) {
		return new WeComMpNewsArticle(this.title, this.thumbMediaId, this.author, this.contentSourceUrl, this.content,
				digest);
	}

	void validate(MessageCheck check) {
		check.text("title", this.title, 128)
			.required("thumb_media_id", this.thumbMediaId)
			.optionalText("author", this.author, 64)
			.text("content", this.content, MAX_CONTENT)
			.optionalText("digest", this.digest, 512)
			.optionalAddress("content_source_url", this.contentSourceUrl);
	}

}
