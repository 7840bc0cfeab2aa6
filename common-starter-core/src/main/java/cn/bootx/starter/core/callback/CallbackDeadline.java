package cn.bootx.starter.core.callback;

import java.time.Duration;

/**
 * How long a platform waits and how often it sends a message.
 *
 * @param answerWithin time after which the last attempt is acknowledged without a reply
 * @param holdOpen how long an attempt that is not the last is kept open: until the
 * platform itself has given it up
 * @param attempts how often the platform sends a message at most
 * @since 0.1.0
 */
public record CallbackDeadline(Duration answerWithin, Duration holdOpen, int attempts) {

	/** WeChat closes after 5 s and sends three times. */
	public static final CallbackDeadline WECHAT = new CallbackDeadline(Duration.ofMillis(4500), Duration.ofSeconds(6),
			3);

	/** WeCom closes after 5 s and sends three times. */
	public static final CallbackDeadline WECOM = WECHAT;

	/** DingTalk waits 2.5 s; a message that was acknowledged is not sent again. */
	public static final CallbackDeadline DING_TALK = new CallbackDeadline(Duration.ofMillis(2000),
			Duration.ofMillis(2000), 1);

	/**
	 * The same with another time to answer.
	 */
	public CallbackDeadline withAnswerWithin(Duration answerWithin) {
		Duration hold = (this.attempts == 1 || answerWithin.compareTo(this.holdOpen) > 0) ? answerWithin
				: this.holdOpen;
		return new CallbackDeadline(answerWithin, hold, this.attempts);
	}

	boolean isLast(int attempt) {
		return attempt >= this.attempts;
	}

	Duration openFor(int attempt) {
		return isLast(attempt) ? this.answerWithin : this.holdOpen;
	}

}
