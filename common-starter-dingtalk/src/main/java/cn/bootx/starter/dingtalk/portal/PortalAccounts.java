package cn.bootx.starter.dingtalk.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Makes the portal's accounts of the properties, or fails with the property that cannot
 * work.
 */
final class PortalAccounts {

	private final DingTalkProperties properties;

	PortalAccounts(DingTalkProperties properties) {
		this.properties = properties;
	}

	List<DingTalkPortalAccount> of(DingTalkAccounts accounts) {
		return accounts.all().stream().map(this::account).toList();
	}

	private DingTalkPortalAccount account(DingTalkClient client) {
		DingTalkClient.Credentials credentials = client.credentials();
		boolean isDefault = credentials.name().equals(DingTalkAccounts.DEFAULT);
		String prefix = DingTalkProperties.PREFIX + (isDefault ? "" : ".apps." + credentials.name());
		DingTalkProperties.App own = Objects
			.requireNonNull(isDefault ? this.properties.defaultApp() : this.properties.apps().get(credentials.name()));
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

}
