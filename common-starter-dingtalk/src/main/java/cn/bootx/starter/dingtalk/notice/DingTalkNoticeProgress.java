package cn.bootx.starter.dingtalk.notice;

/**
 * The progress of a sending.
 *
 * @param percent how much is done; of several tasks the least
 * @param status what it does; of several tasks the least advanced
 * @since 0.1.0
 */
public record DingTalkNoticeProgress(int percent, Status status) {

	/** Whether the result is final. */
	public boolean done() {
		return this.status == Status.DONE;
	}

	DingTalkNoticeProgress leastOf(DingTalkNoticeProgress other) {
		return new DingTalkNoticeProgress(Math.min(this.percent, other.percent),
				(this.status.compareTo(other.status) <= 0) ? this.status : other.status);
	}

	/** What DingTalk does with a task, in this order. */
	public enum Status {

		/** Not begun. */
		WAITING,

		/** Being sent. */
		RUNNING,

		/** Sent. */
		DONE

	}

}
