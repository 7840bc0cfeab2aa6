package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A template card of any kind; begin with one of the methods that are named after the
 * kinds.
 * <p>
 * WeCom cuts titles that are too long for a client's screen; the lengths in the builder
 * are its recommendations, the limits that {@link #validate} checks are hard.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">Template
 * cards</a>
 */
public final class WeComTemplateCard {

	private final CardParts parts;

	WeComTemplateCard(CardParts parts) {
		this.parts = parts;
	}

	/** A notice with text. */
	public static WeComTemplateCardBuilder textNotice() {
		return new WeComTemplateCardBuilder(CardKind.TEXT_NOTICE);
	}

	/** A notice with pictures. */
	public static WeComTemplateCardBuilder newsNotice() {
		return new WeComTemplateCardBuilder(CardKind.NEWS_NOTICE);
	}

	/** A card with up to six buttons and an optional selection. */
	public static WeComTemplateCardBuilder buttonInteraction() {
		return new WeComTemplateCardBuilder(CardKind.BUTTON_INTERACTION);
	}

	/** A vote with one or several answers. */
	public static WeComTemplateCardBuilder voteInteraction() {
		return new WeComTemplateCardBuilder(CardKind.VOTE_INTERACTION);
	}

	/** A card with up to three selections. */
	public static WeComTemplateCardBuilder multipleInteraction() {
		return new WeComTemplateCardBuilder(CardKind.MULTIPLE_INTERACTION);
	}

	/** WeCom's name of the kind. */
	public String cardType() {
		return this.parts.kind().wireName();
	}

	/** Whether members answer with the card. */
	public boolean isInteractive() {
		return this.parts.kind().interactive();
	}

	/** The card as WeCom takes it. */
	public ObjectNode body() {
		return Json.toTree(this.parts);
	}

	/**
	 * Checks the card against WeCom's limits.
	 */
	public void validate(MessageCheck check) {
		CardRules.validate(this.parts, check.at("template_card"));
	}

	@Override
	public String toString() {
		return "WeComTemplateCard[" + cardType() + "]";
	}

}
