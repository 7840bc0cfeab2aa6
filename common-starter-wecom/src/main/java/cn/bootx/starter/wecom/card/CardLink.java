package cn.bootx.starter.wecom.card;

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
public record CardLink(int type, @Nullable String title, @Nullable String url,
		@JsonProperty("appid") @Nullable String appId, @JsonProperty("pagepath") @Nullable String pagePath) {

	public static CardLink url(@Nullable String title, String url) {
		return new CardLink(1, title, url, null, null);
	}

	public static CardLink miniProgram(@Nullable String title, String appId, @Nullable String pagePath) {
		return new CardLink(2, title, null, appId, pagePath);
	}

}
