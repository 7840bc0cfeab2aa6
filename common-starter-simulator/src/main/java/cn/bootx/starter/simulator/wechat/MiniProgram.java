package cn.bootx.starter.simulator.wechat;

/**
 * What is entered for a mini program in its console.
 *
 * @param appId AppID
 * @param appSecret AppSecret
 * @since 0.1.0
 */
public record MiniProgram(String appId, String appSecret) {

	/** Without the secret. */
	@Override
	public String toString() {
		return "MiniProgram[" + this.appId + "]";
	}

}
