package cn.bootx.starter.simulator.wechat.push;

import java.time.Duration;
import java.time.Instant;

/**
 * When customer-service messages may be sent: 20 within 48 hours after a fan wrote, 3
 * within one minute after he followed or scanned.
 */
public final class ReplyWindow {

	private Instant closesAt = Instant.MIN;

	private int left;

	public synchronized void fanWrote(Instant now) {
		this.closesAt = now.plus(Duration.ofHours(48));
		this.left = 20;
	}

	public synchronized void fanArrived(Instant now) {
		Instant closes = now.plus(Duration.ofMinutes(1));
		if (closes.isAfter(this.closesAt)) {
			this.closesAt = closes;
			this.left = 3;
		}
	}

	/** Takes one message; 0, or WeChat's error code. */
	public synchronized int take(Instant now) {
		if (!now.isBefore(this.closesAt)) {
			return 45015;
		}
		if (this.left == 0) {
			return 45047;
		}
		this.left--;
		return 0;
	}

}
