package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * An article of a news message: a link with picture.
 *
 * @param title at most 128 bytes
 * @param description at most 512 bytes
 * @param url address that a click opens, at most 2048 bytes; not used where a mini
 * program is given
 * @param picUrl address of a JPG or PNG picture, best 1068×455 for the first article and
 * 150×150 for the others
 * @param appId mini program that a click opens instead, application messages only
 * @since 0.1.0
 */
public record WeComNewsArticle(String title, @Nullable String description, @Nullable String url,
		@JsonProperty("picurl") @Nullable String picUrl, @JsonProperty("appid") @Nullable String appId,
		@JsonProperty("pagepath") @Nullable String pagePath) {

	/** An article that opens an address. */
	public static WeComNewsArticle link(String title, @Nullable String description, String url,
			@Nullable String picUrl) {
		return new WeComNewsArticle(title, description, url, picUrl, null, null);
	}

	/** An article that opens a page of a mini program that belongs to the application. */
	public static WeComNewsArticle miniProgram(String title, @Nullable String description, @Nullable String picUrl,
			String appId, @Nullable String pagePath) {
		return new WeComNewsArticle(title, description, null, picUrl, appId, pagePath);
	}

	/** Checks the limits. */
	public void validate(MessageCheck check) {
		check.text("title", this.title, 128).optionalText("description", this.description, 512);
		if (this.appId == null) {
			check.address("url", this.url);
		}
		check.optionalAddress("picurl", this.picUrl);
	}

}
