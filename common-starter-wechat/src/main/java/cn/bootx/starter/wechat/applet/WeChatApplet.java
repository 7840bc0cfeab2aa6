package cn.bootx.starter.wechat.applet;

import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * The mini program that is ready for use.
 *
 * @since 0.1.0
 */
public record WeChatApplet(Settings settings, AccessTokens tokens, WeChatApi api) {

	/** Builds the token and the API client of a mini program. */
	public static WeChatApplet of(Settings settings, OkHttpClient http, TokenRegistry registry, ExpiringStore store) {
		PlatformClient client = new PlatformClient(Platform.WECHAT_APPLET, http,
				WeChatErrors.decoder(Platform.WECHAT_APPLET));
		WeChatApi api = WeChatApi.withStableToken(client, settings.apiHost(), registry, store, settings.appId(),
				settings.appSecret());
		return new WeChatApplet(settings, api.tokens(), api);
	}

	/** Builds WxJava's service for it. */
	public WxMaService service(OkHttpClient http, List<Customizer> customizers) {
		WeChatMaService service = new WeChatMaService(http, this);
		customizers.forEach((customizer) -> customizer.customize(service));
		return service;
	}

	@Override
	public String toString() {
		return "WeChatApplet[" + this.settings.appId() + "]";
	}

	/** Which version of the mini program opens. */
	public enum Version {

		/** The published one (正式版). */
		RELEASE("release", "formal"),

		/** The one to be tried out (体验版). */
		TRIAL("trial", "trial"),

		/** The one under development (开发版). */
		DEVELOP("develop", "developer");

		private final String envVersion;

		private final String miniProgramState;

		Version(String envVersion, String miniProgramState) {
			this.envVersion = envVersion;
			this.miniProgramState = miniProgramState;
		}

		/** {@code env_version} of code images. */
		String envVersion() {
			return this.envVersion;
		}

		/** {@code miniprogram_state} of subscribe messages. */
		String miniProgramState() {
			return this.miniProgramState;
		}

	}

	/**
	 * What is known of a mini program before its services are built.
	 *
	 * @param token token of the message push, or null if it has no portal
	 * @param encodingAesKey 43 characters, or null in plain mode
	 * @param apiHost where the API is reached
	 */
	public record Settings(String appId, String appSecret, @Nullable String token, @Nullable String encodingAesKey,
			HttpUrl apiHost) {

		/** Without the secrets. */
		@Override
		public String toString() {
			return "WeChatApplet.Settings[" + this.appId + "]";
		}

	}

	/**
	 * A bean of this type changes WxJava's mini program service before it is used.
	 */
	@FunctionalInterface
	public interface Customizer {

		void customize(WxMaService service);

	}

}
