package cn.bootx.starter.wechat.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.autoconfigure.PortalProperties;

/**
 * WeChat mini program.
 *
 * @param enabled Whether the mini program beans exist.
 * @param appId AppID of the mini program.
 * @param appSecret AppSecret of the mini program.
 * @param token Token of the message push.
 * @param encodingAesKey EncodingAESKey of the message push, 43 characters.
 * @param hosts Where WeChat is reached.
 * @param portal Callback address.
 * @param customerService Customer-service messages.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.wechat-applet")
public record WeChatAppletProperties(@DefaultValue("true") boolean enabled, @Nullable String appId,
		@Nullable String appSecret, @Nullable String token, @Nullable String encodingAesKey, @DefaultValue Hosts hosts,
		@DefaultValue @NestedConfigurationProperty PortalProperties portal,
		@DefaultValue @NestedConfigurationProperty CustomerServiceProperties customerService) {

	/**
	 * Where WeChat is reached.
	 *
	 * @param api Address of the API.
	 */
	public record Hosts(@DefaultValue("https://api.weixin.qq.com") URI api) {
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "WeChatAppletProperties[appId=" + this.appId + "]";
	}

}
