package cn.bootx.starter.simulator.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the simulator reads of {@code bootx.starter.third.ding-talk} and of its
 * {@code apps.<name>}.
 *
 * @param appKey Client ID
 * @param appSecret Client Secret
 * @param agentId id that work notices name
 * @param robotCode code of the application's robot, usually the app key
 * @param corpId corporation of the application
 * @param token token of the event subscription
 * @param encodingAesKey key of the event subscription
 * @param portal how the host receives pushes
 * @param apps further applications, at the top only
 * @param robots webhook robots, at the top only
 */
record HostDingTalk(@Nullable String appKey, @Nullable String appSecret, @DefaultValue("0") long agentId,
		@Nullable String robotCode, @Nullable String corpId, @Nullable String token, @Nullable String encodingAesKey,
		@DefaultValue Portal portal, @DefaultValue Map<String, HostDingTalk> apps,
		@DefaultValue Map<String, Robot> robots) {

	/**
	 * What the simulator reads of {@code portal}.
	 *
	 * @param path where events go, without an application's name
	 */
	record Portal(@DefaultValue(Portal.PATH) String path) {

		static final String PATH = "/dingtalk/portal";

	}

	/**
	 * A webhook robot.
	 *
	 * @param accessToken token of its webhook
	 * @param webhook whole webhook address, instead of the token
	 * @param secret text that signs its messages, if it demands signatures
	 */
	record Robot(@Nullable String accessToken, @Nullable String webhook, @Nullable String secret) {
	}

}
