package cn.bootx.starter.dingtalk.notice;

import java.util.ArrayList;

import java.util.List;
import java.util.Objects;

import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.client.PlatformException;

/**
 * A work notice that was sent, in one call or several.
 *
 * @param batches the calls
 * @param probableDuplicates users who were sent the same content today already: DingTalk
 * drops it for them without an error
 * @since 0.1.0
 */
public record DingTalkNoticeSending(List<DingTalkNoticeBatch> batches,
		List<String> probableDuplicates) implements SendResult {

	public DingTalkNoticeSending {
		batches = List.copyOf(batches);
		probableDuplicates = List.copyOf(probableDuplicates);
	}

	/** The accepted tasks, for progress, result, recall and the status bar. */
	public List<Long> taskIds() {
		return this.batches.stream().map(DingTalkNoticeBatch::taskId).filter(Objects::nonNull).toList();
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
		for (DingTalkNoticeBatch batch : failures()) {
			PlatformException failure = Objects.requireNonNull(batch.failure());
			batch.receivers().names().forEach((name) -> notReached.add(SendResult.NotReached.because(name, failure)));
		}
		return notReached;
	}

	/** The calls that were not accepted. */
	public List<DingTalkNoticeBatch> failures() {
		return this.batches.stream()
			.filter((batch) -> batch.outcome() != DingTalkNoticeBatch.Outcome.ACCEPTED)
			.toList();
	}

}
