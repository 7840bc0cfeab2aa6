package cn.bootx.starter.wecom.message;

import org.jspecify.annotations.Nullable;

/**
 * A button.
 *
 * @param type 1 for one that opens an address; null for one that sends an event
 * @param text what members read
 * @param style 1 blue, 2 grey, 3 red text, 4 plain; null for blue
 * @param key what the event carries, at most 1024 bytes
 * @param url address, for type 1
 * @since 0.1.0
 */
public record WeComCardButton(@Nullable Integer type, String text, @Nullable Integer style, @Nullable String key,
		@Nullable String url) {

	/** A button that sends an event. */
	public static WeComCardButton callback(String text, String key) {
		return new WeComCardButton(null, text, null, key, null);
	}

	/** A button that opens an address. */
	public static WeComCardButton link(String text, String url) {
		return new WeComCardButton(1, text, null, null, url);
	}

	public WeComCardButton withStyle(int style) {
		return new WeComCardButton(this.type, this.text, style, this.key, this.url);
	}

}
