package cn.bootx.starter.wechatopen.portal;

import java.util.regex.Pattern;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/**
 * A message to an authorizer, in the envelope of the component's.
 *
 * @param appId app id of the account, from the address
 */
record AuthorizerMessage(String appId, WxMpXmlMessage content) {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	static CallbackPortal.Reader<AuthorizerMessage> reader(String componentAppId) {
		return (push, request) -> read(push, request, componentAppId);
	}

	private static OpenedCallback<AuthorizerMessage> read(OpenedEnvelope push, CallbackRequest request,
			String componentAppId) {
		String appId = request.account();
		if (appId == null || !ID.matcher(appId).matches()) {
			throw CallbackRejectedException.malformed("address has no app id");
		}
		XmlElement root = push.xml();
		WxMpXmlMessage content = WeChatMessageReader.read(root);
		if (content.getFromUser() == null || content.getToUser() == null || content.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no ToUserName, FromUserName or MsgType");
		}
		return new OpenedCallback<>(new AuthorizerMessage(appId, content), identity(root, componentAppId),
				(reply) -> reply.equals(ReleaseCheck.EMPTY) ? CallbackResponse.text("") : push.seal().seal(reply));
	}

	/**
	 * By the signed {@code ToUserName}: sent to another address a push stays the same.
	 */
	private static String identity(XmlElement root, String componentAppId) {
		String messageId = root.childText("MsgId");
		boolean event = root.childText("Event") != null;
		return String.join(":", "wechat-open", componentAppId, root.childText("ToUserName"),
				root.childText("FromUserName"), (!event && messageId != null && !messageId.isEmpty()) ? messageId
						: root.childText("CreateTime") + ":" + root.childText("Event") + ":" + root.digest());
	}

	/** Leaves out what a user wrote. */
	@Override
	public String toString() {
		return "AuthorizerMessage[" + this.appId + "]";
	}

}
