package cn.bootx.starter.wechatopen.authorizer;

import java.time.Instant;
import java.util.List;

import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * An authorizer as it is kept in the store, with its refresh token.
 *
 * @param appId the account
 * @param refreshToken the newest refresh token
 * @param userName original id, or empty
 * @param nickName name, or empty
 * @param principalName owner, or empty
 * @param miniProgram whether it is a mini program
 * @param functions ids of the granted permission sets
 * @param authorizedAt when it authorized last, in milliseconds since 1970
 */
record AuthorizerDocument(String appId, String refreshToken, String userName, String nickName, String principalName,
		boolean miniProgram, List<Long> functions, long authorizedAt) {

	static AuthorizerDocument fresh(String appId, String refreshToken, List<Long> functions, long authorizedAt) {
		return new AuthorizerDocument(appId, refreshToken, "", "", "", false, functions, authorizedAt);
	}

	AuthorizerDocument authorizedAgain(String newRefreshToken, List<Long> newFunctions, long at) {
		return new AuthorizerDocument(this.appId, newRefreshToken, this.userName, this.nickName, this.principalName,
				this.miniProgram, newFunctions, at);
	}

	AuthorizerDocument withRefreshToken(String newRefreshToken) {
		return new AuthorizerDocument(this.appId, newRefreshToken, this.userName, this.nickName, this.principalName,
				this.miniProgram, this.functions, this.authorizedAt);
	}

	AuthorizerDocument authorizedAt(long at) {
		return new AuthorizerDocument(this.appId, this.refreshToken, this.userName, this.nickName, this.principalName,
				this.miniProgram, this.functions, at);
	}

	AuthorizerDocument describedBy(WeChatOpenComponentService.AuthorizerInfo info) {
		return new AuthorizerDocument(this.appId, this.refreshToken, info.userName(), info.nickName(),
				info.principalName(), info.miniProgram(), info.functions(), this.authorizedAt);
	}

	WeChatOpenAuthorizer toAuthorizer(String componentAppId) {
		return new WeChatOpenAuthorizer(componentAppId, this.appId, this.userName, this.nickName, this.principalName,
				this.miniProgram, this.functions, Instant.ofEpochMilli(this.authorizedAt));
	}

	/**
	 * Leaves the token out.
	 */
	@Override
	public String toString() {
		return "AuthorizerDocument[" + this.appId + "]";
	}

}
