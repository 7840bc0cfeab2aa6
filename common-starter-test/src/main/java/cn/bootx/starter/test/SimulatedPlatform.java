package cn.bootx.starter.test;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A platform with the account that a test gets on it. The accounts are those of the
 * simulator that is started without a configuration.
 *
 * @since 0.1.0
 */
public enum SimulatedPlatform {

	/** An official account (公众号). */
	WECHAT("wechat", "app-id", "wx5151515151515151", "app-secret", "51515151515151515151515151515151"),

	/** A mini program (小程序). */
	WECHAT_APPLET("wechat-applet", "app-id", "wx5252525252525252", "app-secret", "52525252525252525252525252525252"),

	/** An agent of a corporation (企业微信自建应用). */
	WECOM("wecom", "corp-id", "ww5353535353535353", "corp-secret", "simulated-corp-secret", "agent-id", "1000001"),

	/** An internal application (钉钉企业内部应用). */
	DING_TALK("ding-talk", "app-key", "dingsimulatedapp", "app-secret", "simulated-app-secret", "agent-id", "1000001",
			"robot-code", "dingsimulatedapp", "corp-id", "dingsimulatedcorp"),

	/** A third-party platform (开放平台第三方平台). */
	WECHAT_OPEN("wechat-open", "component-app-id", "wx5454545454545454", "component-app-secret",
			"54545454545454545454545454545454");

	static final String THIRD = "bootx.starter.third.";

	static final String TOKEN = "simulatedtoken";

	static final String AES_KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private final String prefix;

	private final Map<String, String> credentials = new LinkedHashMap<>();

	SimulatedPlatform(String section, String... credentials) {
		this.prefix = THIRD + section + ".";
		for (int i = 0; i < credentials.length; i += 2) {
			this.credentials.put(credentials[i], credentials[i + 1]);
		}
		this.credentials.put("token", TOKEN);
		this.credentials.put("encoding-aes-key", AES_KEY);
	}

	/** Value of a credential by the name that its property has. */
	String credential(String name) {
		String value = this.credentials.get(name);
		if (value == null) {
			throw new IllegalArgumentException(this + " has no credential " + name);
		}
		return value;
	}

	void addTo(Map<String, Object> properties) {
		this.credentials.forEach((name, value) -> properties.put(this.prefix + name, value));
	}

}
