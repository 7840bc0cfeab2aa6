package cn.bootx.starter.simulator.dingtalk;

import org.jspecify.annotations.Nullable;

/**
 * An internal application as the DingTalk developer console knows it.
 *
 * @param appKey Client ID
 * @param appSecret Client Secret
 * @param agentId id that work notices name
 * @param robotCode id of the application's robot, usually the app key
 * @param corpId corporation the application belongs to
 * @param token token of the event subscription, 3 to 32 letters and digits
 * @param aesKey key of the event subscription, 43 letters and digits
 * @param callbackUrl where events are pushed, null for none yet
 * @since 0.1.0
 */
public record DingTalkApp(String appKey, String appSecret, long agentId, String robotCode, String corpId, String token,
		String aesKey, @Nullable String callbackUrl) {

	/** An application with everything else invented. */
	public static DingTalkApp of(String appKey, String appSecret, long agentId) {
		return new DingTalkApp(appKey, appSecret, agentId, appKey, "dingsimulatedcorp", "simulatedtoken",
				"abcdefghijABCDEFGHIJ0123456789abcdefghijABC", null);
	}

	/** The same application with another event subscription. */
	public DingTalkApp withCallback(String token, String aesKey, @Nullable String callbackUrl) {
		return new DingTalkApp(this.appKey, this.appSecret, this.agentId, this.robotCode, this.corpId, token, aesKey,
				callbackUrl);
	}

	/** The same application in another corporation. */
	public DingTalkApp withCorpId(String corpId) {
		return new DingTalkApp(this.appKey, this.appSecret, this.agentId, this.robotCode, corpId, this.token,
				this.aesKey, this.callbackUrl);
	}

	/** The same application with another robot. */
	public DingTalkApp withRobotCode(String robotCode) {
		return new DingTalkApp(this.appKey, this.appSecret, this.agentId, robotCode, this.corpId, this.token,
				this.aesKey, this.callbackUrl);
	}

	@Override
	public String toString() {
		return "DingTalkApp[appKey=" + this.appKey + ", agentId=" + this.agentId + ", robotCode=" + this.robotCode
				+ ", corpId=" + this.corpId + ", callbackUrl=" + this.callbackUrl + "]";
	}

}
