package cn.bootx.starter.wecom.robot;

import java.time.Duration;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Lets the sending thread wait.
 */
@FunctionalInterface
interface Pause {

	void pause(Duration time);

	/** Waits on the calling thread; an interrupt ends the send. */
	static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw PlatformException.of(Platform.WECOM, WeComRobotNoticeSender.SEND)
				.code("interrupted")
				.message("the thread was interrupted while it waited for the robot's next minute")
				.verdict(ErrorVerdict.of(ErrorCategory.TRANSIENT))
				.cause(ex)
				.build();
		}
	}

}
