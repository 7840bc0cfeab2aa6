package cn.bootx.starter.wechatopen.portal;

import java.util.regex.Pattern;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/**
 * Messages of authorizers: in the form of an official account's, in the envelope of the
 * component's.
 *
 * @param componentAppId the component's
 */
record AuthorizerMessageReader(String componentAppId) implements CallbackPortal.Reader<AuthorizerMessage> {

	static final String SAMPLE = "<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName>"
			+ "<CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId></xml>";

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	@Override
	public OpenedCallback<AuthorizerMessage> read(OpenedEnvelope push, CallbackRequest request) {
		String appId = request.account();
		if (appId == null || !ID.matcher(appId).matches()) {
			throw CallbackRejectedException.malformed("address has no app id");
		}
		XmlElement root = push.xml();
		AuthorizerMessage message = new AuthorizerMessage(appId, WeChatMessageReader.read(root));
		if (message.content().getFromUser() == null || message.content().getToUser() == null
				|| message.content().getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no ToUserName, FromUserName or MsgType");
		}
		return new OpenedCallback<>(message, identity(root),
				(reply) -> reply.equals(ReleaseCheck.EMPTY) ? CallbackResponse.text("") : push.seal().seal(reply));
	}

	/**
	 * The account is named by what is signed, {@code ToUserName}, and not by the address:
	 * a push that is sent to another account's address is still the same message.
	 */
	private String identity(XmlElement root) {
		String messageId = root.childText("MsgId");
		boolean event = root.childText("Event") != null;
		return String.join(":", "wechat-open", this.componentAppId, root.childText("ToUserName"),
				root.childText("FromUserName"), (!event && messageId != null && !messageId.isEmpty()) ? messageId
						: root.childText("CreateTime") + ":" + root.childText("Event") + ":" + root.digest());
	}

}
