package cn.bootx.starter.simulator.wechat;

import java.net.URI;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import org.jspecify.annotations.Nullable;

/**
 * What is entered for an official account in its console.
 *
 * @param appId AppID
 * @param appSecret AppSecret
 * @param token Token of the server configuration
 * @param encodingAesKey 43 characters, or null in plain mode
 * @param mode how messages are pushed
 * @param callbackUrl server address, asked at every push, or null without callbacks
 * @param originalId the {@code gh_…} id, which messages carry as {@code ToUserName}
 * @since 0.1.0
 */
public record OfficialAccount(String appId, String appSecret, String token, @Nullable String encodingAesKey,
		PushMode mode, @Nullable Supplier<URI> callbackUrl, String originalId) {

	public OfficialAccount {
		if (mode != PushMode.PLAIN && encodingAesKey == null) {
			throw new IllegalArgumentException("Mode " + mode + " needs an EncodingAESKey");
		}
	}

	/** An account in plain mode, without a server address. */
	public static OfficialAccount plain(String appId, String appSecret, String token) {
		return new OfficialAccount(appId, appSecret, token, null, PushMode.PLAIN, null, originalIdOf(appId));
	}

	/** An account in safe mode, without a server address. */
	public static OfficialAccount safe(String appId, String appSecret, String token, String encodingAesKey) {
		return new OfficialAccount(appId, appSecret, token, encodingAesKey, PushMode.SAFE, null, originalIdOf(appId));
	}

	public OfficialAccount withCallbackUrl(URI url) {
		return withCallbackUrl(() -> url);
	}

	public OfficialAccount withCallbackUrl(Supplier<URI> url) {
		return new OfficialAccount(this.appId, this.appSecret, this.token, this.encodingAesKey, this.mode, url,
				this.originalId);
	}

	public OfficialAccount withMode(PushMode newMode) {
		return new OfficialAccount(this.appId, this.appSecret, this.token, this.encodingAesKey, newMode,
				this.callbackUrl, this.originalId);
	}

	private static String originalIdOf(String appId) {
		return "gh_" + Sha1Signature.of(appId).substring(0, 12);
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "OfficialAccount[" + this.appId + ", " + this.originalId + ", " + this.mode + "]";
	}

}
