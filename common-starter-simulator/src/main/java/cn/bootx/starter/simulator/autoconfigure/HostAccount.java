package cn.bootx.starter.simulator.autoconfigure;

import java.util.Map;

import cn.bootx.starter.simulator.wechat.push.PushMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the simulator reads of {@code bootx.starter.third.wechat} and of its
 * {@code accounts.<name>}.
 *
 * @param appId AppID
 * @param appSecret AppSecret
 * @param token Token
 * @param encodingAesKey EncodingAESKey
 * @param portalMode how a named account's pushes look, instead of {@code portal.mode}
 * @param portal how the host receives pushes
 * @param accounts further accounts, at the top only
 */
record HostAccount(@Nullable String appId, @Nullable String appSecret, @Nullable String token,
		@Nullable String encodingAesKey, @Nullable String portalMode, @DefaultValue Portal portal,
		@DefaultValue Map<String, HostAccount> accounts) {

	/** The mode of pushes; the fallback is that of the host's portal. */
	PushMode mode(@Nullable String fallback) {
		if (this.encodingAesKey == null || this.encodingAesKey.isBlank()) {
			return PushMode.PLAIN;
		}
		String wanted = String.valueOf((this.portalMode != null) ? this.portalMode : fallback);
		for (PushMode mode : PushMode.values()) {
			if (mode.name().equalsIgnoreCase(wanted)) {
				return mode;
			}
		}
		return PushMode.SAFE;
	}

	/**
	 * What the simulator reads of {@code portal}.
	 *
	 * @param path where pushes go, without an account's name
	 * @param mode plain, compatible or anything else for safe mode wherever there is a
	 * key
	 */
	record Portal(@Nullable String path, @Nullable String mode) {
	}

}
