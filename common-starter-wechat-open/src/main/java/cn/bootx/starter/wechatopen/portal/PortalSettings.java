package cn.bootx.starter.wechatopen.portal;

import java.time.Duration;

import cn.bootx.starter.core.callback.portal.LateReplyMode;

/**
 * What the portal of a component needs to know.
 *
 * @param componentAppId app id of the component
 * @param token token that signs pushes
 * @param encodingAesKey key that encrypts them
 * @param maxClockSkew how far the time of a push may be from now
 * @param answerWithin after what time the last attempt of a message is acknowledged
 * without a reply
 * @param lateReply what becomes of a reply that is ready after that
 */
record PortalSettings(String componentAppId, String token, String encodingAesKey, Duration maxClockSkew,
		Duration answerWithin, LateReplyMode lateReply) {

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "PortalSettings[" + this.componentAppId + "]";
	}

}
