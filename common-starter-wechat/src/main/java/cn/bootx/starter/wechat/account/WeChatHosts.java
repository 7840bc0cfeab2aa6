package cn.bootx.starter.wechat.account;

import me.chanjar.weixin.mp.config.WxMpHostConfig;
import okhttp3.HttpUrl;

/**
 * Where WeChat is reached.
 *
 * @param api the API, {@code https://api.weixin.qq.com}
 * @param mp pictures of QR codes, {@code https://mp.weixin.qq.com}
 * @param open login pages, {@code https://open.weixin.qq.com}
 * @since 0.1.0
 */
public record WeChatHosts(HttpUrl api, HttpUrl mp, HttpUrl open) {

	WxMpHostConfig toWxJava() {
		WxMpHostConfig config = new WxMpHostConfig();
		config.setApiHost(withoutSlash(this.api));
		config.setMpHost(withoutSlash(this.mp));
		config.setOpenHost(withoutSlash(this.open));
		return config;
	}

	/** WxJava appends the path as it is. */
	private static String withoutSlash(HttpUrl url) {
		String text = url.toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

}
