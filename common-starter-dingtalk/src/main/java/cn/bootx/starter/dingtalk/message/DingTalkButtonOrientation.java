package cn.bootx.starter.dingtalk.message;

/**
 * How the buttons of a card are arranged.
 *
 * @since 0.1.0
 */
public enum DingTalkButtonOrientation {

	/** One below the other. */
	VERTICAL("0"),

	/** Side by side. */
	HORIZONTAL("1");

	private final String code;

	DingTalkButtonOrientation(String code) {
		this.code = code;
	}

	/** The platform's code, a string in all spellings. */
	public String code() {
		return this.code;
	}

}
