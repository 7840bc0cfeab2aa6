package cn.bootx.starter.simulator.wechat.login;

/**
 * A fan's phone, as {@code client_platform_type} of a conditional menu names it.
 *
 * @since 0.1.0
 */
public enum ClientPlatform {

	/** iOS, {@code 1}. */
	IOS("1"),

	/** Android, {@code 2}. */
	ANDROID("2"),

	/** Anything else, {@code 3}. */
	OTHER("3");

	private final String code;

	ClientPlatform(String code) {
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
