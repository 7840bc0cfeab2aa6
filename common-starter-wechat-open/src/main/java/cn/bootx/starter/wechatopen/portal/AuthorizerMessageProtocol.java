package cn.bootx.starter.wechatopen.portal;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

/**
 * Messages of authorizers: in the form of an official account's, in the envelope of the
 * component's.
 */
final class AuthorizerMessageProtocol implements CallbackProtocol<AuthorizerMessage> {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private final ComponentEnvelope envelope;

	private final String componentAppId;

	AuthorizerMessageProtocol(ComponentEnvelope envelope, String componentAppId) {
		this.envelope = envelope;
		this.componentAppId = componentAppId;
	}

	@Override
	public OpenedCallback<AuthorizerMessage> open(CallbackRequest request) {
		String appId = request.account();
		if (appId == null || !ID.matcher(appId).matches()) {
			throw CallbackRejectedException.malformed("address has no app id");
		}
		String xml = this.envelope.open(request);
		XmlElement root = XmlReader.read(xml);
		AuthorizerMessage message = new AuthorizerMessage(appId, WeChatMessageReader.read(root));
		if (message.content().getFromUser() == null || message.content().getToUser() == null
				|| message.content().getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no ToUserName, FromUserName or MsgType");
		}
		return new OpenedCallback<>(message, identity(root, xml));
	}

	@Override
	public CallbackResponse seal(OpenedCallback<AuthorizerMessage> callback, @Nullable String reply) {
		if (reply == null) {
			return CallbackResponse.text("success");
		}
		return reply.equals(ReleaseCheck.EMPTY) ? CallbackResponse.text("") : this.envelope.seal(reply);
	}

	/**
	 * The account is named by what is signed, {@code ToUserName}, and not by the address:
	 * a push that is sent to another account's address is still the same message.
	 */
	private String identity(XmlElement root, String xml) {
		String messageId = root.childText("MsgId");
		boolean event = root.childText("Event") != null;
		return String.join(":", "wechat-open", this.componentAppId, root.childText("ToUserName"),
				root.childText("FromUserName"), (!event && messageId != null && !messageId.isEmpty()) ? messageId
						: root.childText("CreateTime") + ":" + root.childText("Event") + ":" + ContentDigest.of(xml));
	}

}
