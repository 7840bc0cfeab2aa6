package cn.bootx.starter.wechat.autoconfigure;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import cn.bootx.starter.core.callback.envelope.PortalMode;
import cn.bootx.starter.core.callback.portal.LateReplyMode;

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
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.wechat-applet")
public record WeChatAppletProperties(@DefaultValue("true") boolean enabled, @Nullable String appId,
		@Nullable String appSecret, @Nullable String token, @Nullable String encodingAesKey, @DefaultValue Hosts hosts,
		@DefaultValue Portal portal) {

	/**
	 * Where WeChat is reached.
	 *
	 * @param api Address of the API.
	 */
	public record Hosts(@DefaultValue("https://api.weixin.qq.com") URI api) {
	}

	/**
	 * Callback address of the message push.
	 *
	 * @param enabled Whether the portal is mapped.
	 * @param path Path of the portal.
	 * @param mode Which pushes are accepted; with "auto" encrypted ones if a key is
	 * configured, clear ones otherwise.
	 * @param maxClockSkew How far the timestamp of a push may be from this machine's
	 * clock.
	 * @param maxBodySize Largest body of a push.
	 * @param handlerTimeout After what time WeChat's last attempt is answered without the
	 * handlers' reply.
	 * @param lateReply What becomes of a reply that is ready after that; only "drop",
	 * because a transfer to the customer service cannot be sent later.
	 */
	public record Portal(@DefaultValue("true") boolean enabled, @DefaultValue("/wechat-applet/portal") String path,
			@DefaultValue("auto") PortalMode mode, @DefaultValue("5m") Duration maxClockSkew,
			@DefaultValue("64KB") DataSize maxBodySize, @DefaultValue("4500ms") Duration handlerTimeout,
			@DefaultValue("drop") LateReplyMode lateReply) {
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "WeChatAppletProperties[appId=" + this.appId + "]";
	}

}
