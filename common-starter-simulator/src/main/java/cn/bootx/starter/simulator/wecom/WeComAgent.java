package cn.bootx.starter.simulator.wecom;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * An internal application as the WeCom console knows it.
 *
 * @param corpId corporation the agent belongs to
 * @param corpSecret secret of the agent
 * @param agentId id of the agent within the corporation, null for a secret that belongs
 * to no agent
 * @param secret what the secret is
 * @param token token of the callback
 * @param encodingAesKey key of the callback, 43 letters and digits
 * @param callbackUrl where messages and events are pushed, null for none yet
 * @since 0.1.0
 */
public record WeComAgent(String corpId, String corpSecret, @Nullable Long agentId, Secret secret, String token,
		String encodingAesKey, @Nullable String callbackUrl) {

	/** An agent with an invented callback configuration. */
	public static WeComAgent of(String corpId, String corpSecret, long agentId) {
		return of(corpId, corpSecret, agentId, Secret.APPLICATION);
	}

	/**
	 * A secret that belongs to no agent: its tokens may do other things, see
	 * {@link Secret}.
	 */
	public static WeComAgent of(String corpId, String corpSecret, Secret secret) {
		return of(corpId, corpSecret, null, secret);
	}

	private static WeComAgent of(String corpId, String corpSecret, @Nullable Long agentId, Secret secret) {
		return new WeComAgent(corpId, corpSecret, agentId, secret, "simulatedtoken",
				"abcdefghijABCDEFGHIJ0123456789abcdefghijABC", null);
	}

	/** Id of the agent, the name of its secret where there is none. */
	public String id() {
		return (this.agentId != null) ? this.agentId.toString() : this.secret.wireName();
	}

	/** The same agent with another callback configuration. */
	public WeComAgent withCallback(String token, String encodingAesKey, @Nullable String callbackUrl) {
		return new WeComAgent(this.corpId, this.corpSecret, this.agentId, this.secret, token, encodingAesKey,
				callbackUrl);
	}

	/** What tokens of a secret may call; other paths are refused with 48002. */
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

		/** Its name in files and control calls, for example {@code customer-contact}. */
		public String wireName() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** Whether its tokens may call a path. */
		public boolean allows(String path) {
			return this.allowed.stream().anyMatch(path::startsWith);
		}

	}

	@Override
	public String toString() {
		return "WeComAgent[corpId=" + this.corpId + ", id=" + id() + ", callbackUrl=" + this.callbackUrl + "]";
	}

}
