package cn.bootx.starter.wechat.applet;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a mini program before its services are built.
 *
 * @param appId AppID
 * @param appSecret AppSecret
 * @param token token of the message push, or null if it has no portal
 * @param encodingAesKey 43 characters, or null in plain mode
 * @param apiHost where the API is reached
 * @since 0.1.0
 */
public record WeChatAppletSettings(String appId, String appSecret, @Nullable String token,
		@Nullable String encodingAesKey, HttpUrl apiHost) {

	/**
	 * Without the secrets.
	 */
	@Override
	public String toString() {
		return "WeChatAppletSettings[" + this.appId + "]";
	}

}
