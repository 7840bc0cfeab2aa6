package cn.bootx.starter.wechatopen.portal;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * A push to the address for authorization events.
 *
 * @param appId the account that it is about, or empty
 * @param code the authorization code that it brings, or empty
 */
record AuthEvent(String infoType, Instant at, String appId, String code, XmlElement content) {

	private static final Set<String> BRING_A_CODE = Set.of("authorized", "updateauthorized");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	static OpenedCallback<AuthEvent> read(OpenedEnvelope push, String componentAppId) {
		XmlElement content = push.xml();
		String infoType = name(content, "InfoType");
		String createTime = content.childText("CreateTime");
		if (infoType.isEmpty() || createTime == null || !createTime.matches("\\d{1,12}")) {
			throw CallbackRejectedException.malformed("event has no InfoType or CreateTime");
		}
		String appId = name(content, "AuthorizerAppid");
		boolean bringsACode = BRING_A_CODE.contains(infoType);
		if ((bringsACode || infoType.equals("unauthorized")) && appId.isEmpty()) {
			throw CallbackRejectedException.malformed("event " + infoType + " has no AuthorizerAppid");
		}
		String code = text(content, "AuthorizationCode");
		if (bringsACode && code.isEmpty()) {
			throw CallbackRejectedException.malformed("event " + infoType + " has no AuthorizationCode");
		}
		String receiver = content.childText("AppId");
		if (infoType.equals("component_verify_ticket") && receiver != null && !receiver.equals(componentAppId)) {
			throw CallbackRejectedException.forbidden("verify ticket is for another component");
		}
		// Two events of one kind in one second differ in what they say; tickets and codes
		// are secrets, so only their digest becomes part of the name.
		String identity = String.join(":", "wechat-open", componentAppId, "event", infoType,
				Long.toString(Long.parseLong(createTime)), appId.isEmpty() ? "null" : appId, content.digest());
		return new OpenedCallback<>(
				new AuthEvent(infoType, Instant.ofEpochSecond(Long.parseLong(createTime)), appId, code, content),
				identity, push.seal());
	}

	/** An id or name: it becomes part of keys and log lines. */
	private static String name(XmlElement content, String element) {
		String value = text(content, element);
		if (!value.isEmpty() && !NAME.matcher(value).matches()) {
			throw CallbackRejectedException.malformed(element + " is not a name");
		}
		return value;
	}

	private static String text(XmlElement content, String element) {
		String text = content.childText(element);
		return (text != null) ? text : "";
	}

	/** Leaves the content out: it holds tickets and codes. */
	@Override
	public String toString() {
		return "AuthEvent[" + this.infoType + ", " + this.at + "]";
	}

}
