package cn.bootx.starter.dingtalk.client;

import java.net.URI;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.config.Credentials;

/**
 * Where DingTalk is reached.
 *
 * @param oapi base address of the old API family
 * @param api base address of the new API family
 * @param login base address of the login pages
 */
record DingTalkHosts(HttpUrl oapi, HttpUrl api, HttpUrl login) {

	private static final String PREFIX = "bootx.starter.third.ding-talk.";

	/**
	 * Checks the addresses of the properties.
	 * @throws cn.bootx.starter.core.config.InvalidConfigurationException if one must not
	 * get secrets
	 */
	static DingTalkHosts of(URI oapi, URI api, URI login) {
		return new DingTalkHosts(Credentials.requireUrl(PREFIX + "hosts.oapi", oapi),
				Credentials.requireUrl(PREFIX + "hosts.api", api),
				Credentials.requireUrl(PREFIX + "hosts.login", login));
	}

}
