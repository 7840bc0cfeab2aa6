package cn.bootx.starter.simulator.dingtalk.event;

import cn.bootx.starter.simulator.push.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pushed event.
 *
 * @param delivery every attempt
 * @param problem why the platform does not accept the last answer, null if it does
 * @since 0.1.0
 */
public record DingEventOutcome(Delivery delivery, @Nullable String problem) {

	/** Whether the application answered in time with a sealed {@code success}. */
	public boolean accepted() {
		return this.delivery.delivered();
	}

}
