package cn.bootx.starter.wechat.content.template;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * The {@code reserved} values of pages that are open: each random, good once, for one
 * session, template and scene.
 */
final class OneTimeState {

	private static final Duration TTL = Duration.ofMinutes(10);

	private static final SecureRandom random = new SecureRandom();

	private final ExpiringStore store;

	OneTimeState(ExpiringStore store) {
		this.store = store;
	}

	/** A new value; WeChat takes letters and digits only. */
	String open(String appId, String session, String templateId, String scene) {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		String reserved = HexFormat.of().formatHex(bytes);
		this.store.put(key(appId, reserved), hash(session, templateId, scene), TTL);
		return reserved;
	}

	/** Whether the value was given out for exactly this; then it is used up. */
	boolean close(String appId, String reserved, String session, String templateId, String scene) {
		return this.store.compareAndDelete(key(appId, reserved), hash(session, templateId, scene));
	}

	private static String key(String appId, String reserved) {
		return "one-time:wechat:" + appId + ":" + hash(reserved);
	}

	private static String hash(String... parts) {
		ContentDigest digest = new ContentDigest();
		for (String part : parts) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			// The length keeps parts apart: ("a", "bc") is not ("ab", "c").
			digest.add(bytes.length + ":").add(bytes);
		}
		return digest.hex();
	}

}
