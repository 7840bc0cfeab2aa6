package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization code was exchanged for.
 *
 * @param authorizerAppId app id of the account that authorized
 * @param accessToken its access token, or null if the platform sent none because the
 * account lacks every API permission
 * @param lifetime how long the access token lives from now on
 * @param refreshToken with which the next access tokens are fetched; lost, the account
 * has to authorize again
 * @param functions ids of the permission sets that were granted
 * @since 0.1.0
 */
public record WeChatOpenAuthorizationInfo(String authorizerAppId, @Nullable String accessToken, Duration lifetime,
		String refreshToken, List<Long> functions) {

	public WeChatOpenAuthorizationInfo {
		functions = List.copyOf(functions);
	}

	/**
	 * Leaves the tokens out.
	 */
	@Override
	public String toString() {
		return "WeChatOpenAuthorizationInfo[" + this.authorizerAppId + ", functions=" + this.functions + "]";
	}

}
