package cn.bootx.starter.dingtalk.notice;

import java.net.ConnectException;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

/**
 * One call of a sending.
 *
 * @param receivers who it was for
 * @param outcome what became of the call
 * @param taskId DingTalk's task, for {@link Outcome#ACCEPTED}
 * @param failure why not, otherwise
 * @since 0.1.0
 */
public record DingTalkNoticeBatch(DingTalkNoticeReceivers receivers, Outcome outcome, @Nullable Long taskId,
		@Nullable PlatformException failure) {

	/** What became of a call. */
	public enum Outcome {

		/**
		 * DingTalk took it. Users over a limit are filtered silently; the task's result
		 * names them.
		 */
		ACCEPTED,

		/** DingTalk refused it for all receivers of the call. */
		REFUSED,

		/**
		 * The answer was lost: DingTalk may have sent it. Sending again notifies no
		 * receiver twice on the same day, but costs quota.
		 */
		UNKNOWN

	}

	static DingTalkNoticeBatch accepted(DingTalkNoticeReceivers receivers, long taskId) {
		return new DingTalkNoticeBatch(receivers, Outcome.ACCEPTED, taskId, null);
	}

	static DingTalkNoticeBatch failed(DingTalkNoticeReceivers receivers, PlatformException failure) {
		return new DingTalkNoticeBatch(receivers, mayHaveBeenExecuted(failure) ? Outcome.UNKNOWN : Outcome.REFUSED,
				null, failure);
	}

	private static boolean mayHaveBeenExecuted(PlatformException failure) {
		return failure.category() == ErrorCategory.TRANSIENT && !(failure.getCause() instanceof ConnectException);
	}

}
