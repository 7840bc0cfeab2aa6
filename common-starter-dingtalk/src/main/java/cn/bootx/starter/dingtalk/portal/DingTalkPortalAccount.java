package cn.bootx.starter.dingtalk.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * What an application's pushes are verified with; an empty text where there is none.
 *
 * @param appSecret Client Secret, which signs robot messages
 * @param token token of the event subscription
 * @param aesKey key of the event subscription
 * @param ownerKeys whom events may be sealed for
 * @param cardSecret secret that card callbacks were registered with
 */
record DingTalkPortalAccount(String app, String appKey, String appSecret, String token, String aesKey,
		List<String> ownerKeys, String cardSecret) {

	/** Reads an application's properties, or fails with the one that cannot work. */
	static DingTalkPortalAccount of(DingTalkClient client, DingTalkProperties properties) {
		DingTalkClient.Credentials credentials = client.credentials();
		boolean isDefault = credentials.name().equals(DingTalkAccounts.DEFAULT);
		String prefix = DingTalkProperties.PREFIX + (isDefault ? "" : ".apps." + credentials.name());
		DingTalkProperties.App own = Objects
			.requireNonNull(isDefault ? properties.defaultApp() : properties.apps().get(credentials.name()));
		String token = "";
		String aesKey = "";
		if (own.token() != null || own.encodingAesKey() != null) {
			// Events are always encrypted, so one is of no use without the other.
			token = Credentials.requireToken(prefix + ".token", own.token());
			aesKey = Credentials.requireAesKey(prefix + ".encoding-aes-key", own.encodingAesKey());
		}
		List<String> ownerKeys = new ArrayList<>(List.of(credentials.appKey()));
		if (own.corpId() != null) {
			ownerKeys.add(Credentials.require(prefix + ".corp-id", own.corpId(), "the developer console's front page"));
		}
		String cardSecret = (own.cardCallbackSecret() != null) ? Credentials.require(prefix + ".card-callback-secret",
				own.cardCallbackSecret(), "the call that registered the card callback address") : "";
		return new DingTalkPortalAccount(credentials.name(), credentials.appKey(), credentials.appSecret(), token,
				aesKey, ownerKeys, cardSecret);
	}

	/** Leaves the secrets out. */
	@Override
	public String toString() {
		return "DingTalkPortalAccount[app=" + this.app + ", appKey=" + this.appKey + "]";
	}

}
