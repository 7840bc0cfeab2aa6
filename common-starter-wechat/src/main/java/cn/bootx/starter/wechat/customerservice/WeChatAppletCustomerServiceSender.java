package cn.bootx.starter.wechat.customerservice;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.applet.WeChatApplet;

/**
 * Sends customer-service messages of a mini program, texts, images, links and pages: up
 * to 5 within 48 hours after a user's message, up to 2 within a minute after the user
 * opened the customer service.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/kf-mgnt/kf-message/sendCustomMessage.html">发送客服消息</a>
 */
public final class WeChatAppletCustomerServiceSender extends CustomerServiceSender {

	private final WeChatApplet applet;

	/** A sender that counts nothing. */
	public WeChatAppletCustomerServiceSender(WeChatApplet applet) {
		this(applet, null);
	}

	WeChatAppletCustomerServiceSender(WeChatApplet applet, @Nullable CustomerServiceQuota quota) {
		super(Platform.WECHAT_APPLET, "/cgi-bin/message/custom/business/typing", quota);
		this.applet = applet;
	}

	@Override
	WeChatApi api() {
		return this.applet.api();
	}

	@Override
	String account() {
		return "default";
	}

}
