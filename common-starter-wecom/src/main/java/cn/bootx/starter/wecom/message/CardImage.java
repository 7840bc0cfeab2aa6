package cn.bootx.starter.wecom.message;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The large picture of a card.
 *
 * @param url address of the picture
 * @param aspectRatio width by height, more than 1.3 and less than 2.25; null for 1.3
 */
record CardImage(String url, @JsonProperty("aspect_ratio") @Nullable BigDecimal aspectRatio) {
}
