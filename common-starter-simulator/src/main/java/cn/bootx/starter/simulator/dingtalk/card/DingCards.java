package cn.bootx.starter.simulator.dingtalk.card;

import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import java.time.Clock;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The interactive cards, by the id that the application gave them.
 */
public final class DingCards {

	private final Map<String, SimulatedDingCard> cards = Collections.synchronizedMap(new LinkedHashMap<>());

	/** Keeps a card; false if the id is taken. */
	boolean add(SimulatedDingCard card) {
		return this.cards.putIfAbsent(card.outTrackId(), card) == null;
	}

	/** In the order in which they were created. */
	public List<SimulatedDingCard> all() {
		synchronized (this.cards) {
			return List.copyOf(this.cards.values());
		}
	}

	public @Nullable SimulatedDingCard find(String outTrackId) {
		return this.cards.get(outTrackId);
	}

	/** What the rows of cards do. */
	public Map<String, Effect> effects(Clock clock, CallbackPusher pusher, DingGroups groups, DingDirectory directory,
			DingChats chats) {
		CardRoutes routes = new CardRoutes();
		return new CardEffects(this, routes, new DingCardPusher(clock, pusher, routes), groups, directory, chats, clock)
			.all();
	}

}
