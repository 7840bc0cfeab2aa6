package cn.bootx.starter.wecom.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be chosen.
 *
 * @param id what the event tells, at most 128 bytes, unique among the options
 * @param text what members read
 * @param checked whether it is chosen at first; votes only
 * @since 0.1.0
 */
public record CardOption(String id, String text, @JsonProperty("is_checked") @Nullable Boolean checked) {

	public static CardOption of(String id, String text) {
		return new CardOption(id, text, null);
	}

	/** The same option, chosen at first. */
	public CardOption preset() {
		return new CardOption(this.id, this.text, true);
	}

}
