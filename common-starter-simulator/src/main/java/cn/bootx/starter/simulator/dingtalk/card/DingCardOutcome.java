package cn.bootx.starter.simulator.dingtalk.card;

import cn.bootx.starter.simulator.push.Delivery;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of a user's action on a card.
 *
 * @param delivery every attempt
 * @param answer what the application answered with, unwrapped; missing if nothing
 * @since 0.1.0
 */
public record DingCardOutcome(Delivery delivery, JsonNode answer) {

	/** Whether the application answered in time. */
	public boolean accepted() {
		return this.delivery.delivered();
	}

}
