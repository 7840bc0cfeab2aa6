package cn.bootx.starter.wechat.applet;

/**
 * Which version of the mini program opens.
 *
 * @since 0.1.0
 */
public enum WeChatAppletVersion {

	/** The published one (正式版). */
	RELEASE("release", "formal"),

	/** The one to be tried out (体验版). */
	TRIAL("trial", "trial"),

	/** The one under development (开发版). */
	DEVELOP("develop", "developer");

	private final String envVersion;

	private final String miniProgramState;

	WeChatAppletVersion(String envVersion, String miniProgramState) {
		this.envVersion = envVersion;
		this.miniProgramState = miniProgramState;
	}

	/** {@code env_version} of code images. */
	String envVersion() {
		return this.envVersion;
	}

	/** {@code miniprogram_state} of subscribe messages. */
	String miniProgramState() {
		return this.miniProgramState;
	}

}
