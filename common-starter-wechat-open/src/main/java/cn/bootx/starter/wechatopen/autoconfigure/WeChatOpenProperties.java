package cn.bootx.starter.wechatopen.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.autoconfigure.PortalProperties;

/**
 * Third-party component of the WeChat Open Platform.
 *
 * @param enabled Whether to use the component.
 * @param componentAppId AppID of the component, from its page in the Open Platform's
 * console; switches the component on.
 * @param componentAppSecret AppSecret of the component.
 * @param token Token that signs pushes (消息校验Token), 3 to 32 letters or digits; without it
 * the portal is not mapped.
 * @param encodingAesKey Key that encrypts pushes (消息加解密Key), 43 characters.
 * @param hosts Where the platform is reached.
 * @param portal Addresses to which the platform pushes.
 * @param authorization Pages that lead administrators to the platform and back.
 * @param releaseCheck Full-network release check.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.wechat-open")
public record WeChatOpenProperties(@DefaultValue("true") boolean enabled, @Nullable String componentAppId,
		@Nullable String componentAppSecret, @Nullable String token, @Nullable String encodingAesKey,
		@DefaultValue Hosts hosts, @DefaultValue @NestedConfigurationProperty PortalProperties portal,
		@DefaultValue Authorization authorization, @DefaultValue ReleaseCheck releaseCheck) {

	/** Prefix of all properties. */
	public static final String PREFIX = "bootx.starter.third.wechat-open";

	@Override
	public String toString() {
		return "WeChatOpenProperties[enabled=" + this.enabled + ", componentAppId=" + this.componentAppId + ", hosts="
				+ this.hosts + ", portal=" + this.portal + ", authorization=" + this.authorization + ", releaseCheck="
				+ this.releaseCheck + "]";
	}

	/**
	 * Where the platform is reached.
	 *
	 * @param api Host of the APIs.
	 * @param mp Host of the authorization page for computers.
	 * @param open Host of the authorization page for phones and of web page logins.
	 */
	public record Hosts(@DefaultValue("https://api.weixin.qq.com") URI api,
			@DefaultValue("https://mp.weixin.qq.com") URI mp, @DefaultValue("https://open.weixin.qq.com") URI open) {
	}

	/**
	 * Pages that lead administrators to the platform and back.
	 *
	 * @param publicUrl Address of this application as browsers see it, with context path,
	 * for example https://open.example.com/app; the pages are mapped only where it is
	 * set.
	 * @param maxPerMinute How often one client may open the page in a minute, over all
	 * nodes; 0 for no limit.
	 */
	public record Authorization(@Nullable URI publicUrl, @DefaultValue("20") int maxPerMinute) {
	}

	/**
	 * Full-network release check.
	 *
	 * @param enabled Whether to answer the messages of the platform's check accounts.
	 */
	public record ReleaseCheck(@DefaultValue("true") boolean enabled) {
	}

}
