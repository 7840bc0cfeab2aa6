package cn.bootx.starter.wechat.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.LateReply;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.autoconfigure.WeChatLateReply;
import cn.bootx.starter.wechat.message.CustomerServiceMessage;

/**
 * Delivers replies that came too late for the push, if the properties say so.
 */
final class LateReplies implements LateReply<WxMpXmlMessage> {

	private static final Logger logger = LoggerFactory.getLogger(LateReplies.class);

	private final WeChatAccount account;

	private final WeChatLateReply mode;

	LateReplies(WeChatAccount account, WeChatLateReply mode) {
		this.account = account;
		this.mode = mode;
	}

	@Override
	public void deliver(OpenedCallback<WxMpXmlMessage> callback, String reply) {
		if (this.mode == WeChatLateReply.DROP) {
			logger.warn(
					"The reply to {} was ready after WeChat's last attempt and is dropped; make the handler faster, "
							+ "or set bootx.starter.third.wechat.portal.late-reply=customer-service",
					callback.identity());
			return;
		}
		ObjectNode message = CustomerServiceMessage.of(reply);
		if (message == null) {
			logger.warn("The late reply to {} is dropped: its kind cannot be sent as a customer-service message",
					callback.identity());
			return;
		}
		this.account.api().post("/cgi-bin/message/custom/send", message);
	}

}
