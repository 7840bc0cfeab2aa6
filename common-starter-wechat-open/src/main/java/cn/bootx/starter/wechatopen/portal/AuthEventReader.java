package cn.bootx.starter.wechatopen.portal;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * Authorization events of a component.
 *
 * @param componentAppId the component's
 */
record AuthEventReader(String componentAppId) implements CallbackPortal.Reader<AuthEvent> {

	@Override
	public OpenedCallback<AuthEvent> read(OpenedEnvelope push, CallbackRequest request) {
		XmlElement root = push.xml();
		AuthEvent event = AuthEvent.read(root, this.componentAppId);
		// Two events of one kind in one second differ in what they say; tickets and codes
		// are secrets, so only their digest becomes part of the name.
		String identity = String.join(":", "wechat-open", this.componentAppId, "event", event.infoType(),
				Long.toString(event.at().getEpochSecond()), String.valueOf(event.authorizerAppId()), root.digest());
		return new OpenedCallback<>(event, identity, push.seal());
	}

}
