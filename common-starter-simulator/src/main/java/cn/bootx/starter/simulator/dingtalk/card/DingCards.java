package cn.bootx.starter.simulator.dingtalk.card;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The interactive cards, by the id that the application gave them.
 */
public final class DingCards {

	private final Map<String, SimulatedDingCard> cards = new ConcurrentHashMap<>();

	/** Keeps a card; false if the id is taken. */
	boolean add(SimulatedDingCard card) {
		return this.cards.putIfAbsent(card.outTrackId(), card) == null;
	}

	public @Nullable SimulatedDingCard find(String outTrackId) {
		return this.cards.get(outTrackId);
	}

}
