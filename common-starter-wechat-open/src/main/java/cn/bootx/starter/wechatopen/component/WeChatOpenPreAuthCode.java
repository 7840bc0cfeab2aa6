package cn.bootx.starter.wechatopen.component;

import java.time.Duration;

/**
 * A code with which one authorization page can be opened once.
 *
 * @param value the code
 * @param lifetime how long it can be used from now on; the platform's pages say 10 or 30
 * minutes, so believe this
 * @since 0.1.0
 */
public record WeChatOpenPreAuthCode(String value, Duration lifetime) {

	/**
	 * Leaves the code out.
	 */
	@Override
	public String toString() {
		return "WeChatOpenPreAuthCode[lifetime=" + this.lifetime + "]";
	}

}
