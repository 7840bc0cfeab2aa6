package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be chosen.
 *
 * @param id what the event carries, at most 128 bytes, unique among the options
 * @param text what members read
 * @param checked whether it is chosen at first; votes only
 * @since 0.1.0
 */
public record WeComCardOption(String id, String text, @JsonProperty("is_checked") @Nullable Boolean checked) {

	public static WeComCardOption of(String id, String text) {
		return new WeComCardOption(id, text, null);
	}

	/** The same option, chosen at first. */
	public WeComCardOption preset() {
		return new WeComCardOption(this.id, this.text, true);
	}

}
