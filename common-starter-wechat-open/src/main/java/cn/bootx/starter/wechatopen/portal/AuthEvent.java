package cn.bootx.starter.wechatopen.portal;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * A push to the address for authorization events.
 *
 * @param infoType what it is about
 * @param at time that the platform gives
 * @param content the decrypted XML
 */
record AuthEvent(String infoType, Instant at, XmlElement content) {

	private static final Set<String> OF_ACCOUNTS = Set.of("authorized", "updateauthorized", "unauthorized");

	private static final Set<String> BRING_A_CODE = Set.of("authorized", "updateauthorized");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	static AuthEvent read(XmlElement content, String componentAppId) {
		String infoType = name(content, "InfoType");
		String createTime = content.childText("CreateTime");
		if (infoType == null || createTime == null || !createTime.matches("\\d{1,12}")) {
			throw CallbackRejectedException.malformed("event has no InfoType or CreateTime");
		}
		if (OF_ACCOUNTS.contains(infoType) && name(content, "AuthorizerAppid") == null) {
			throw CallbackRejectedException.malformed("event " + infoType + " has no AuthorizerAppid");
		}
		if (BRING_A_CODE.contains(infoType) && code(content) == null) {
			throw CallbackRejectedException.malformed("event " + infoType + " has no AuthorizationCode");
		}
		String receiver = content.childText("AppId");
		if (infoType.equals("component_verify_ticket") && receiver != null && !receiver.equals(componentAppId)) {
			throw CallbackRejectedException.forbidden("verify ticket is for another component");
		}
		return new AuthEvent(infoType, Instant.ofEpochSecond(Long.parseLong(createTime)), content);
	}

	/** The account that it is about, or null. */
	@Nullable String authorizerAppId() {
		return name(this.content, "AuthorizerAppid");
	}

	String requireAuthorizerAppId() {
		String appId = authorizerAppId();
		if (appId == null) {
			throw new IllegalStateException("An event " + this.infoType + " is about no account");
		}
		return appId;
	}

	String requireAuthorizationCode() {
		String code = code(this.content);
		if (code == null) {
			throw new IllegalStateException("An event " + this.infoType + " brings no code");
		}
		return code;
	}

	private static @Nullable String code(XmlElement content) {
		String code = content.childText("AuthorizationCode");
		return (code == null || code.isEmpty()) ? null : code;
	}

	/** An id or name: it becomes part of keys and log lines. */
	private static @Nullable String name(XmlElement content, String element) {
		String value = content.childText(element);
		if (value == null || value.isEmpty()) {
			return null;
		}
		if (!NAME.matcher(value).matches()) {
			throw CallbackRejectedException.malformed(element + " is not a name");
		}
		return value;
	}

	/**
	 * Leaves the content out: it holds tickets and codes.
	 */
	@Override
	public String toString() {
		return "AuthEvent[" + this.infoType + ", " + this.at + "]";
	}

}
