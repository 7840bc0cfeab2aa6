package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.card.TemplateCard;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A template card. Robots take the kinds text_notice and news_notice only, because nobody
 * receives the events of the others.
 *
 * @param card the card
 * @since 0.1.0
 */
public record RobotTemplateCard(TemplateCard card) implements RobotMessage {

	@Override
	public String msgType() {
		return "template_card";
	}

	@Override
	public ObjectNode body() {
		return Json.toTree(this.card);
	}

	@Override
	public void validate(FieldCheck check) {
		check.isTrue(!this.card.kind().interactive(), "template_card.card_type is " + this.card.kind().wireName()
				+ ", robots take text_notice and news_notice only");
		this.card.validate(check);
	}

}
