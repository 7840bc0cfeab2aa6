package cn.bootx.starter.wecom.handler;

import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;

import cn.bootx.starter.wecom.message.WeComTemplateCard;

/**
 * Reply to the event of a template card that replaces the card of the member who pressed
 * it. WxJava has no such reply.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90241">Passive
 * replies</a>
 */
public final class WeComUpdateCardReply extends WxCpXmlOutMessage {

	private static final long serialVersionUID = 1L;

	private final transient WeComTemplateCard card;

	public WeComUpdateCardReply(WeComTemplateCard card) {
		this.card = card;
		setMsgType("update_template_card");
	}

	/** The card that replaces the present one. */
	public WeComTemplateCard card() {
		return this.card;
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
