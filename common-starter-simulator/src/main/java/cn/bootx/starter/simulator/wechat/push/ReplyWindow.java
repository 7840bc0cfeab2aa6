package cn.bootx.starter.simulator.wechat.push;

import java.time.Duration;
import java.time.Instant;

/**
 * When customer-service messages may be sent: 5 within 48 hours after a message, and some
 * within one minute after an action (3 after a menu click, follow or scan; 2 after a mini
 * program's customer service was opened). Source: the platform's pages on
 * customer-service messages of 2025.
 */
public final class ReplyWindow {

	private Instant closesAt = Instant.MIN;

	private int left;

	private Instant actionClosesAt = Instant.MIN;

	private int leftOfAction;

	private int perMessage = 5;

	private Instant typingUntil = Instant.MIN;

	private Instant lastMessage = Instant.MIN;

	/** How many may follow a message; 5 unless set, 20 until 2021. */
	public synchronized void perMessage(int messages) {
		this.perMessage = messages;
	}

	public synchronized void wrote(Instant now) {
		this.closesAt = now.plus(Duration.ofHours(48));
		this.left = this.perMessage;
		this.lastMessage = now;
	}

	public synchronized void acted(Instant now, int messages) {
		this.actionClosesAt = now.plus(Duration.ofMinutes(1));
		this.leftOfAction = messages;
	}

	/** Takes one message; 0, or WeChat's error code. A message ends the typing. */
	public synchronized int take(Instant now) {
		boolean action = now.isBefore(this.actionClosesAt);
		if (!action && !now.isBefore(this.closesAt)) {
			return 45015;
		}
		this.typingUntil = Instant.MIN;
		if (action && this.leftOfAction > 0) {
			this.leftOfAction--;
		}
		else if (now.isBefore(this.closesAt) && this.left > 0) {
			this.left--;
		}
		else {
			return 45047;
		}
		this.lastMessage = now;
		return 0;
	}

	/** Shows or hides the typing sign for 15 seconds; 0, or WeChat's error code. */
	public synchronized int type(Instant now, boolean shown) {
		if (!now.isBefore(this.closesAt) && !now.isBefore(this.actionClosesAt)) {
			return 45015;
		}
		if (!shown) {
			this.typingUntil = Instant.MIN;
			return 0;
		}
		if (!now.isBefore(this.lastMessage.plusSeconds(30))) {
			return 45080;
		}
		if (now.isBefore(this.typingUntil)) {
			return 45081;
		}
		this.typingUntil = now.plusSeconds(15);
		return 0;
	}

}
