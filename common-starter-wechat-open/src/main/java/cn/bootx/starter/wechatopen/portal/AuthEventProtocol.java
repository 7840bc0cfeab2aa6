package cn.bootx.starter.wechatopen.portal;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.xml.XmlReader;

/**
 * Authorization events: encrypted in, {@code success} out, or the platform stops to push.
 */
final class AuthEventProtocol implements CallbackProtocol<AuthEvent> {

	private final ComponentEnvelope envelope;

	private final String componentAppId;

	AuthEventProtocol(ComponentEnvelope envelope, String componentAppId) {
		this.envelope = envelope;
		this.componentAppId = componentAppId;
	}

	@Override
	public OpenedCallback<AuthEvent> open(CallbackRequest request) {
		String xml = this.envelope.open(request);
		AuthEvent event = AuthEvent.read(XmlReader.read(xml), this.componentAppId);
		// Two events of one kind in one second differ in what they say; tickets and codes
		// are secrets, so only their digest becomes part of the name.
		String identity = String.join(":", "wechat-open", this.componentAppId, "event", event.infoType(),
				Long.toString(event.at().getEpochSecond()), String.valueOf(event.authorizerAppId()),
				ContentDigest.of(xml));
		return new OpenedCallback<>(event, identity);
	}

	@Override
	public CallbackResponse seal(OpenedCallback<AuthEvent> callback, @Nullable String reply) {
		return CallbackResponse.text("success");
	}

}
