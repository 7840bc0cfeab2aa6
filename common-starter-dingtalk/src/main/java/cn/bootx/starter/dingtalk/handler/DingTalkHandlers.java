package cn.bootx.starter.dingtalk.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The handlers of an application, in the order in which they are asked.
 *
 * @since 0.1.0
 */
public final class DingTalkHandlers {

	private final List<DingTalkEventHandler> events = new CopyOnWriteArrayList<>();

	private final List<DingTalkMessageHandler> robots = new CopyOnWriteArrayList<>();

	private final List<DingTalkCardHandler> cards = new CopyOnWriteArrayList<>();

	public DingTalkHandlers addEventHandler(DingTalkEventHandler handler) {
		this.events.add(handler);
		return this;
	}

	public DingTalkHandlers addRobotHandler(DingTalkMessageHandler handler) {
		this.robots.add(handler);
		return this;
	}

	public DingTalkHandlers addCardHandler(DingTalkCardHandler handler) {
		this.cards.add(handler);
		return this;
	}

	List<DingTalkEventHandler> events() {
		return this.events;
	}

	List<DingTalkMessageHandler> robots() {
		return this.robots;
	}

	List<DingTalkCardHandler> cards() {
		return this.cards;
	}

}
