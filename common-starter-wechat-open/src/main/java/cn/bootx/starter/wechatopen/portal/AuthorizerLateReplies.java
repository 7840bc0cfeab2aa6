package cn.bootx.starter.wechatopen.portal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;

/**
 * Late replies of all authorizers. Whether an account may send customer-service messages
 * is its own affair: what the platform refuses to one is still sent for the others.
 */
final class AuthorizerLateReplies implements CallbackPipeline.LateReply<AuthorizerMessage> {

	private static final String PROPERTY = "bootx.starter.third.wechat-open.portal.late-reply";

	private final WeChatOpenAuthorizers authorizers;

	private final LateReplies.Mode mode;

	private final ConcurrentMap<String, CallbackPipeline.LateReply<AuthorizerMessage>> accounts = new ConcurrentHashMap<>();

	AuthorizerLateReplies(WeChatOpenAuthorizers authorizers, LateReplies.Mode mode) {
		this.authorizers = authorizers;
		this.mode = mode;
	}

	@Override
	public void deliver(OpenedCallback<AuthorizerMessage> callback, String reply) {
		this.accounts
			.computeIfAbsent(callback.message().appId(),
					(appId) -> new LateReplies<>(this.mode, PROPERTY, (late, text) -> send(appId, text)))
			.deliver(callback, reply);
	}

	private boolean send(String appId, String reply) {
		ObjectNode message = reply.equals(ReleaseCheck.EMPTY) ? null : WeChatReplyWriter.toCustomerService(reply);
		if (message != null) {
			this.authorizers.api(appId).post("/cgi-bin/message/custom/send", message);
		}
		return message != null;
	}

}
