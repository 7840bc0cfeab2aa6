package cn.bootx.starter.dingtalk.portal;

import java.util.List;

/**
 * What an application's pushes are verified with.
 *
 * @param app name of the application
 * @param appKey Client ID
 * @param appSecret Client Secret, which signs robot messages
 * @param token token of the event subscription, or an empty text for none
 * @param aesKey key of the event subscription, or an empty text for none
 * @param ownerKeys whom events may be sealed for
 * @param cardSecret secret that card callbacks were registered with, or an empty text for
 * none
 */
record DingTalkPortalAccount(String app, String appKey, String appSecret, String token, String aesKey,
		List<String> ownerKeys, String cardSecret) {

	public DingTalkPortalAccount {
		ownerKeys = List.copyOf(ownerKeys);
	}

	boolean takesEvents() {
		return !this.token.isEmpty();
	}

	boolean takesCardActions() {
		return !this.cardSecret.isEmpty();
	}

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "DingTalkPortalAccount[app=" + this.app + ", appKey=" + this.appKey + "]";
	}

}
