package cn.bootx.starter.simulator.wecom;

import org.jspecify.annotations.Nullable;

/**
 * An internal application as the WeCom console knows it.
 *
 * @param corpId corporation the agent belongs to
 * @param corpSecret secret of the agent
 * @param agentId id of the agent within the corporation
 * @param token token of the callback
 * @param encodingAesKey key of the callback, 43 letters and digits
 * @param callbackUrl where messages and events are pushed, null for none yet
 * @since 0.1.0
 */
public record WeComAgent(String corpId, String corpSecret, int agentId, String token, String encodingAesKey,
		@Nullable String callbackUrl) {

	/**
	 * An agent with an invented callback configuration.
	 */
	public static WeComAgent of(String corpId, String corpSecret, int agentId) {
		return new WeComAgent(corpId, corpSecret, agentId, "simulatedtoken",
				"abcdefghijABCDEFGHIJ0123456789abcdefghijABC", null);
	}

	/**
	 * The same agent with another callback configuration.
	 */
	public WeComAgent withCallback(String token, String encodingAesKey, @Nullable String callbackUrl) {
		return new WeComAgent(this.corpId, this.corpSecret, this.agentId, token, encodingAesKey, callbackUrl);
	}

	@Override
	public String toString() {
		return "WeComAgent[corpId=" + this.corpId + ", agentId=" + this.agentId + ", callbackUrl=" + this.callbackUrl
				+ "]";
	}

}
