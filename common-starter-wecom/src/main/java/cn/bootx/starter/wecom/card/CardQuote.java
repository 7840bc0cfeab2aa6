package cn.bootx.starter.wecom.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A quotation.
 *
 * @param type 0 for no link, 1 for an address, 2 for a mini program
 * @param url address, for type 1
 * @param appId mini program, for type 2
 * @param pagePath page of the mini program
 * @param title title of the quotation
 * @param quoteText text of the quotation
 * @since 0.1.0
 */
public record CardQuote(int type, @Nullable String url, @JsonProperty("appid") @Nullable String appId,
		@JsonProperty("pagepath") @Nullable String pagePath, @Nullable String title,
		@JsonProperty("quote_text") @Nullable String quoteText) {

	/** A quotation without a link. */
	public static CardQuote text(@Nullable String title, String quoteText) {
		return new CardQuote(0, null, null, null, title, quoteText);
	}

	/** A quotation that opens an address. */
	public static CardQuote link(@Nullable String title, String quoteText, String url) {
		return new CardQuote(1, url, null, null, title, quoteText);
	}

}
