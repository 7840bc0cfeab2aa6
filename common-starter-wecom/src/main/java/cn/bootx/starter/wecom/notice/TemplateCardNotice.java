package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.card.TemplateCard;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A template card of any of the five kinds.
 *
 * @param card the card
 * @since 0.1.0
 */
public record TemplateCardNotice(TemplateCard card) implements NoticeMessage {

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
		this.card.validate(check);
	}

}
