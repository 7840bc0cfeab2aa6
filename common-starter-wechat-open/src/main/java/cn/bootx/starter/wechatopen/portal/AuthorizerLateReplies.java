package cn.bootx.starter.wechatopen.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.LateReply;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.wechat.message.CustomerServiceMessage;
import cn.bootx.starter.core.callback.portal.LateReplyMode;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;

/**
 * Delivers replies that came too late for the push, if the properties say so.
 */
final class AuthorizerLateReplies implements LateReply<AuthorizerMessage> {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizerLateReplies.class);

	private final WeChatOpenAuthorizers authorizers;

	private final LateReplyMode mode;

	AuthorizerLateReplies(WeChatOpenAuthorizers authorizers, LateReplyMode mode) {
		this.authorizers = authorizers;
		this.mode = mode;
	}

	@Override
	public void deliver(OpenedCallback<AuthorizerMessage> callback, String reply) {
		if (this.mode == LateReplyMode.DROP) {
			logger.warn(
					"The reply to {} was ready after the platform's last attempt and is dropped; make the handler "
							+ "faster, or set bootx.starter.third.wechat-open.portal.late-reply=customer-service",
					callback.identity());
			return;
		}
		ObjectNode message = CustomerServiceMessage.of(reply);
		if (message == null) {
			logger.warn("The late reply to {} is dropped: its kind cannot be sent as a customer-service message",
					callback.identity());
			return;
		}
		this.authorizers.api(callback.message().appId()).post("/cgi-bin/message/custom/send", message);
	}

}
