package cn.bootx.starter.wecom.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A picture on the left with a text on the right.
 *
 * @param type 0 for no link, 1 for an address, 2 for a mini program
 * @param url address, for type 1
 * @param appId mini program, for type 2
 * @param pagePath page of the mini program
 * @param title title
 * @param desc text
 * @param imageUrl address of the picture
 * @since 0.1.0
 */
public record CardImageText(int type, @Nullable String url, @JsonProperty("appid") @Nullable String appId,
		@JsonProperty("pagepath") @Nullable String pagePath, @Nullable String title, @Nullable String desc,
		@JsonProperty("image_url") String imageUrl) {
}
