package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A quotation.
 *
 * @param type 0 for no link, 1 for an address, 2 for a mini program
 */
record CardQuote(int type, @Nullable String url, @JsonProperty("appid") @Nullable String appId,
		@JsonProperty("pagepath") @Nullable String pagePath, @Nullable String title,
		@JsonProperty("quote_text") @Nullable String quoteText) {

	static CardQuote of(@Nullable String title, String text, @Nullable WeComCardLink link) {
		return (link == null) ? new CardQuote(0, null, null, null, title, text)
				: new CardQuote(link.type(), link.url(), link.appId(), link.pagePath(), title, text);
	}

}
