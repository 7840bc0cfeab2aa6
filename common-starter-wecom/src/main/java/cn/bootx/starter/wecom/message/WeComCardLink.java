package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a click opens.
 *
 * @param type 1 for an address, 2 for a mini program
 * @param title text of the link; none for a click on the card itself
 * @param url address, for type 1
 * @param appId mini program, for type 2
 * @param pagePath page of the mini program
 * @since 0.1.0
 */
public record WeComCardLink(int type, @Nullable String title, @Nullable String url,
		@JsonProperty("appid") @Nullable String appId, @JsonProperty("pagepath") @Nullable String pagePath) {

	/** An address, for the card itself or a part that has no title. */
	public static WeComCardLink url(String url) {
		return new WeComCardLink(1, null, url, null, null);
	}

	/** A page of a mini program, for the card itself or a part that has no title. */
	public static WeComCardLink miniProgram(String appId, @Nullable String pagePath) {
		return new WeComCardLink(2, null, null, appId, pagePath);
	}

	public static WeComCardLink url(@Nullable String title, String url) {
		return new WeComCardLink(1, title, url, null, null);
	}

	public static WeComCardLink miniProgram(@Nullable String title, String appId, @Nullable String pagePath) {
		return new WeComCardLink(2, title, null, appId, pagePath);
	}

}
