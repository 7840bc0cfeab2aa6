package cn.bootx.starter.wechatopen.component;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An account that authorized the component, as the platform describes it.
 *
 * @param appId app id of the account
 * @param userName original id of the account, {@code gh_…}; messages carry it in
 * {@code ToUserName}
 * @param nickName name that users see
 * @param principalName company or person that owns the account
 * @param alias WeChat id that users search for, or empty
 * @param headImageUrl picture, or null if there is none
 * @param qrCodeUrl picture of the account's QR code, or null if there is none
 * @param serviceType 0 and 1 subscription account, 2 service account; 0 for a mini
 * program
 * @param verifyType -1 not verified, 0 verified by WeChat, others see the platform's page
 * @param miniProgram whether it is a mini program
 * @param refreshToken the authorizer's refresh token, or null if the platform sent none
 * @param functions ids of the permission sets that were granted
 * @since 0.1.0
 */
public record WeChatOpenAuthorizerInfo(String appId, String userName, String nickName, String principalName,
		String alias, @Nullable String headImageUrl, @Nullable String qrCodeUrl, int serviceType, int verifyType,
		boolean miniProgram, @Nullable String refreshToken, List<Long> functions) {

	public WeChatOpenAuthorizerInfo {
		functions = List.copyOf(functions);
	}

	/**
	 * Leaves the token out.
	 */
	@Override
	public String toString() {
		return "WeChatOpenAuthorizerInfo[" + this.appId + ", " + this.userName + ", " + this.nickName + "]";
	}

}
