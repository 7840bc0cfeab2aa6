package cn.bootx.starter.simulator.control;

import java.util.Locale;

/**
 * What kinds of accounts there are; the example is the one that a start without a
 * configuration makes.
 */
enum Kind {

	WECHAT("公众号", "official account", "wx5151515151515151", "oSimulatedFan"),

	APPLET("小程序", "mini program", "wx5252525252525252", "oAppletUser"),

	WECOM("企业微信应用", "WeCom agent", "ww5353535353535353:1000001", "zhangsan"),

	DINGTALK("钉钉应用", "DingTalk application", "dingsimulatedapp", "zhangsan"),

	OPEN("第三方平台", "third-party platform", "wx5454545454545454", "");

	private final String zh;

	private final String en;

	private final String exampleAccount;

	private final String examplePerson;

	Kind(String zh, String en, String exampleAccount, String examplePerson) {
		this.zh = zh;
		this.en = en;
		this.exampleAccount = exampleAccount;
		this.examplePerson = examplePerson;
	}

	/** As the account sheet names it. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	String zh() {
		return this.zh;
	}

	String en() {
		return this.en;
	}

	String exampleAccount() {
		return this.exampleAccount;
	}

	String examplePerson() {
		return this.examplePerson;
	}

}
