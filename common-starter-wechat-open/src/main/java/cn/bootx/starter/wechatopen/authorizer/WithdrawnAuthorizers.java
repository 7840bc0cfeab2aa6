package cn.bootx.starter.wechatopen.authorizer;

import java.time.Duration;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Remembers for a while who took the authorization back, so that a late call or message
 * does not bring the account back.
 */
final class WithdrawnAuthorizers {

	private static final Duration REMEMBERED = Duration.ofMinutes(30);

	private final ExpiringStore store;

	private final String prefix;

	WithdrawnAuthorizers(ExpiringStore store, String componentAppId) {
		this.store = store;
		this.prefix = "withdrawn:wechat-open:" + componentAppId + ":";
	}

	void add(String appId) {
		this.store.put(this.prefix + appId, "1", REMEMBERED);
	}

	void remove(String appId) {
		this.store.delete(this.prefix + appId);
	}

	boolean contains(String appId) {
		return this.store.get(this.prefix + appId).isPresent();
	}

}
