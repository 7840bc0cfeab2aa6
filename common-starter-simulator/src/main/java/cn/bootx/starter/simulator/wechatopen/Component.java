package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is entered for a third-party platform in the Open Platform's console.
 *
 * @param componentAppId AppID
 * @param componentAppSecret AppSecret
 * @param token 消息校验Token
 * @param encodingAesKey 消息加解密Key, 43 characters
 * @param authEventUrl 授权事件接收URL, asked at every push, or null
 * @param messageUrl 消息与事件接收URL with {@code $APPID$}, asked at every push, or null
 * @since 0.1.0
 */
public record Component(String componentAppId, String componentAppSecret, String token, String encodingAesKey,
		@Nullable Supplier<URI> authEventUrl, @Nullable Supplier<String> messageUrl) {

	/** A third-party platform without receiving addresses. */
	public static Component of(String componentAppId, String componentAppSecret, String token, String encodingAesKey) {
		return new Component(componentAppId, componentAppSecret, token, encodingAesKey, null, null);
	}

	public Component withAuthEventUrl(Supplier<URI> url) {
		return new Component(this.componentAppId, this.componentAppSecret, this.token, this.encodingAesKey, url,
				this.messageUrl);
	}

	public Component withMessageUrl(Supplier<String> urlWithAppId) {
		return new Component(this.componentAppId, this.componentAppSecret, this.token, this.encodingAesKey,
				this.authEventUrl, urlWithAppId);
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "Component[" + this.componentAppId + "]";
	}

}
