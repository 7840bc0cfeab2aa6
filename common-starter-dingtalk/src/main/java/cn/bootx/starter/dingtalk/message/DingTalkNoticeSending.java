package cn.bootx.starter.dingtalk.message;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.SendResult;

/**
 * A work notice that was sent, in one call or several.
 *
 * @param batches the calls
 * @param probableDuplicates users who were sent the same content today already: DingTalk
 * drops it for them without an error
 * @since 0.1.0
 */
public record DingTalkNoticeSending(List<Batch> batches, List<String> probableDuplicates) implements SendResult {

	public DingTalkNoticeSending {
		batches = List.copyOf(batches);
		probableDuplicates = List.copyOf(probableDuplicates);
	}

	/** The accepted tasks, for progress, result, recall and the status bar. */
	public List<Long> taskIds() {
		return this.batches.stream().map(Batch::taskId).filter(Objects::nonNull).toList();
	}

	/** The accepted tasks as texts. */
	@Override
	public List<String> ids() {
		return taskIds().stream().map(String::valueOf).toList();
	}

	/**
	 * The receivers of all calls that were not accepted: user ids, {@code department 42},
	 * {@code everybody}. DingTalk accepts a notice for users whom it leaves out later:
	 * {@link DingTalkNoticeTasks#result} names those.
	 */
	@Override
	public List<SendResult.NotReached> notReached() {
		List<SendResult.NotReached> notReached = new ArrayList<>();
		for (Batch batch : failures()) {
			PlatformException failure = Objects.requireNonNull(batch.failure());
			batch.receivers().names().forEach((name) -> notReached.add(SendResult.NotReached.because(name, failure)));
		}
		return notReached;
	}

	/** The calls that were not accepted. */
	public List<Batch> failures() {
		return this.batches.stream().filter((batch) -> batch.outcome() != Batch.Outcome.ACCEPTED).toList();
	}

	/**
	 * One call of a sending.
	 *
	 * @param taskId DingTalk's task, for {@link Outcome#ACCEPTED}
	 * @param failure why not, otherwise
	 */
	public record Batch(DingTalkNoticeReceivers receivers, Outcome outcome, @Nullable Long taskId,
			@Nullable PlatformException failure) {

		/** What became of a call. */
		public enum Outcome {

			/** DingTalk took it; the result names users over a limit. */
			ACCEPTED,

			/** DingTalk refused it for all receivers of the call. */
			REFUSED,

			/**
			 * The answer was lost: DingTalk may have sent it. Sending again notifies no
			 * receiver twice on the same day, but costs quota.
			 */
			UNKNOWN

		}

		static Batch failed(DingTalkNoticeReceivers receivers, PlatformException failure) {
			boolean mayBeExecuted = failure.category() == ErrorCategory.TRANSIENT
					&& !(failure.getCause() instanceof ConnectException);
			return new Batch(receivers, mayBeExecuted ? Outcome.UNKNOWN : Outcome.REFUSED, null, failure);
		}

	}

}
