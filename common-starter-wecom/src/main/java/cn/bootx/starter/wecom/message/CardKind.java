package cn.bootx.starter.wecom.message;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The five kinds of template cards.
 */
enum CardKind {

	/** A notice with text. */
	TEXT_NOTICE,

	/** A notice with pictures. */
	NEWS_NOTICE,

	/** A card with up to six buttons and an optional selection. */
	BUTTON_INTERACTION,

	/** A vote with one or several answers. */
	VOTE_INTERACTION,

	/** A card with up to three selections. */
	MULTIPLE_INTERACTION;

	/** WeCom's name of the kind. */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether members answer with the card. */
	public boolean interactive() {
		return this != TEXT_NOTICE && this != NEWS_NOTICE;
	}

}
