package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A picture on the left with a text on the right.
 *
 * @param type 0 for no link, 1 for an address, 2 for a mini program
 */
record CardImageText(int type, @Nullable String url, @JsonProperty("appid") @Nullable String appId,
		@JsonProperty("pagepath") @Nullable String pagePath, @Nullable String title, @Nullable String desc,
		@JsonProperty("image_url") String imageUrl) {

	static CardImageText of(String imageUrl, @Nullable String title, @Nullable String desc,
			@Nullable WeComCardLink link) {
		return (link == null) ? new CardImageText(0, null, null, null, title, desc, imageUrl)
				: new CardImageText(link.type(), link.url(), link.appId(), link.pagePath(), title, desc, imageUrl);
	}

}
