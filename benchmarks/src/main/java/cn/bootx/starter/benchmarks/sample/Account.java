package cn.bootx.starter.benchmarks.sample;

import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * The account that everything is sent to, and the one handler that both sides call.
 */
public final class Account {

	public static final String APP_ID = "wx5823bf96d3bd56c7";

	public static final String TOKEN = "QDG6eK";

	public static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

	private Account() {
	}

	/** A text that answers a text, long enough to be a usual one. */
	public static WxMpMessageHandler handler() {
		return (message, context, service, sessions) -> WxMpXmlOutMessage.TEXT()
			.content("收到：" + message.getContent())
			.fromUser(message.getToUser())
			.toUser(message.getFromUser())
			.build();
	}

	/** The same account in WxJava's configuration. */
	public static WxMpDefaultConfigImpl wxJava() {
		WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
		config.setAppId(APP_ID);
		config.setSecret("not-used-here");
		config.setToken(TOKEN);
		config.setAesKey(AES_KEY);
		return config;
	}

}
