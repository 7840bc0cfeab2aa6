package cn.bootx.starter.simulator.wechat.applet;

import java.net.URI;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import org.jspecify.annotations.Nullable;

/**
 * What is entered for a mini program in its console.
 *
 * @param appId AppID
 * @param appSecret AppSecret
 * @param token Token of the message push
 * @param encodingAesKey 43 characters, or null in plain mode
 * @param mode how messages are pushed
 * @param format XML or JSON
 * @param callbackUrl receiving address, asked at every push, or null without callbacks
 * @since 0.1.0
 */
public record MiniProgram(String appId, String appSecret, String token, @Nullable String encodingAesKey, PushMode mode,
		PushFormat format, @Nullable Supplier<URI> callbackUrl) {

	public MiniProgram {
		if (mode != PushMode.PLAIN && encodingAesKey == null) {
			throw new IllegalArgumentException("Mode " + mode + " needs an EncodingAESKey");
		}
	}

	/** A mini program that pushes nothing. */
	public MiniProgram(String appId, String appSecret) {
		this(appId, appSecret, "", null, PushMode.PLAIN, PushFormat.JSON, null);
	}

	/**
	 * Pushes messages to an address.
	 * @param pushToken Token for signatures
	 * @param key EncodingAESKey, or null for plain mode; with a key the mode is safe
	 */
	public MiniProgram withPush(Supplier<URI> url, PushFormat pushFormat, String pushToken, @Nullable String key) {
		return new MiniProgram(this.appId, this.appSecret, pushToken, key,
				(key != null) ? PushMode.SAFE : PushMode.PLAIN, pushFormat, url);
	}

	String originalId() {
		return "gh_" + Sha1Signature.of(this.appId).substring(0, 12);
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "MiniProgram[" + this.appId + ", " + this.mode + ", " + this.format + "]";
	}

}
