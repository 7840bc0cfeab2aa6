package cn.bootx.starter.wecom.portal;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.wecom.agent.WeComAgent;

/**
 * Writes what the handlers answer in the name of one agent.
 */
record WeComDispatcher(WeComAgent agent, WeComHandlers handlers,
		SendableReply replies) implements CallbackDispatcher<WxCpXmlMessage> {

	@Override
	public @Nullable String dispatch(WxCpXmlMessage message) throws Exception {
		Answer<WxCpXmlOutMessage> answer = this.handlers.dispatch(this.agent, message);
		return (answer.reply() != null) ? this.replies.write(answer.reply(), answer.handler(), message) : null;
	}

}
