package cn.bootx.starter.wecom.handler;

import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.message.WxCpMessageHandler;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;

/**
 * A bean of this type handles pushes of WeCom. What its methods name must match the push;
 * null matches anything. Events about changes ({@code change_contact}, …) have what
 * changed, for example {@code create_user}, as their key. Handlers are asked in the order
 * of {@link org.springframework.core.annotation.Order} until one replies.
 * <p>
 * A handler that throws gives the push back: WeCom sends it again, up to three times.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90238">WeCom</a>
 */
public interface WeComMessageHandler extends WxCpMessageHandler, HandlerSelector {

	/**
	 * Kind of message: {@code event}, {@code text}, {@code image}, {@code voice},
	 * {@code video}, {@code location}, {@code link}.
	 */
	@Override
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * Reply to the event of a template card that replaces the card of the member who
	 * pressed it. WxJava has no such reply.
	 *
	 * @see <a href="https://developer.work.weixin.qq.com/document/path/90241">WeCom</a>
	 */
	final class UpdateCardReply extends WxCpXmlOutMessage {

		private static final long serialVersionUID = 1L;

		private final transient WeComTemplateCard card;

		public UpdateCardReply(WeComTemplateCard card) {
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

}
