package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a card comes from, shown above it.
 *
 * @param iconUrl address of a picture
 * @param desc name of the source, best up to 13 characters
 * @param descColor 0 grey, 1 black, 2 red, 3 green; null for grey
 */
record CardSource(@JsonProperty("icon_url") @Nullable String iconUrl, @Nullable String desc,
		@JsonProperty("desc_color") @Nullable Integer descColor) {
}
