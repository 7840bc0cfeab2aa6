package cn.bootx.starter.simulator.wecom;

import java.util.List;

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
	 * A secret that belongs to no agent: its tokens may do other things, see
	 * {@link Secret}.
	 */
	public static WeComAgent of(String corpId, String corpSecret, Secret secret) {
		return of(corpId, corpSecret, -secret.ordinal());
	}

	/** What the secret is; everything that has an agent id is an application. */
	public Secret secret() {
		return (this.agentId < 0) ? Secret.values()[-this.agentId] : Secret.APPLICATION;
	}

	/**
	 * The same agent with another callback configuration.
	 */
	public WeComAgent withCallback(String token, String encodingAesKey, @Nullable String callbackUrl) {
		return new WeComAgent(this.corpId, this.corpSecret, this.agentId, token, encodingAesKey, callbackUrl);
	}

	/**
	 * What tokens of a secret may call; other paths are refused with 48002.
	 */
	public enum Secret {

		/** An application: everything but writing contacts. */
		APPLICATION("/cgi-bin/"),

		/** Contacts sync (通讯录同步). */
		CONTACTS("/cgi-bin/user/", "/cgi-bin/department/", "/cgi-bin/tag/", "/cgi-bin/batch/", "/cgi-bin/media/",
				"/cgi-bin/get"),

		/** WeChat customer service (微信客服). */
		KF("/cgi-bin/kf/", "/cgi-bin/media/", "/cgi-bin/get"),

		/** Customer contact (客户联系). */
		CUSTOMER_CONTACT("/cgi-bin/externalcontact/", "/cgi-bin/media/", "/cgi-bin/get");

		private final List<String> allowed;

		Secret(String... allowed) {
			this.allowed = List.of(allowed);
		}

		/** Whether its tokens may call a path. */
		public boolean allows(String path) {
			return this.allowed.stream().anyMatch(path::startsWith);
		}

	}

	@Override
	public String toString() {
		return "WeComAgent[corpId=" + this.corpId + ", agentId=" + this.agentId + ", callbackUrl=" + this.callbackUrl
				+ "]";
	}

}
