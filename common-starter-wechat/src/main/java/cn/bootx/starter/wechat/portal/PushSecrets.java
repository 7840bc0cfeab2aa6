package cn.bootx.starter.wechat.portal;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.PortalMode;

/**
 * What an account's pushes are verified and opened with.
 *
 * @param appId AppID, for which encrypted pushes are meant
 * @param token signs
 * @param encodingAesKey 43 characters, or null in plain mode
 * @param mode which pushes are accepted
 */
record PushSecrets(String appId, String token, @Nullable String encodingAesKey, PortalMode mode) {

	/** Without the secrets. */
	@Override
	public String toString() {
		return "PushSecrets[" + this.appId + ", " + this.mode + "]";
	}

}
