package cn.bootx.starter.core.client;

/**
 * The platforms, as they are named in messages, metrics and store keys.
 *
 * @since 0.1.0
 */
public enum Platform {

	/** WeChat official account. */
	WECHAT("wechat"),

	/** WeChat mini program. */
	WECHAT_APPLET("wechat-applet"),

	/** WeChat Open Platform third-party component. */
	WECHAT_OPEN("wechat-open"),

	/** WeCom. */
	WECOM("wecom"),

	/** DingTalk. */
	DING_TALK("ding-talk");

	private final String id;

	Platform(String id) {
		this.id = id;
	}

	/** The name of the platform in property names, metrics and store keys. */
	public String id() {
		return this.id;
	}

	@Override
	public String toString() {
		return this.id;
	}

}
