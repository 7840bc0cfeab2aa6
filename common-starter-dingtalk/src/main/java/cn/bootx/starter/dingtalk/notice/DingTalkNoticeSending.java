package cn.bootx.starter.dingtalk.notice;

import java.util.List;
import java.util.Objects;

/**
 * A work notice that was sent, in one call or several.
 *
 * @param batches the calls
 * @param probableDuplicates users who were sent the same content today already: DingTalk
 * drops it for them without an error
 * @since 0.1.0
 */
public record DingTalkNoticeSending(List<DingTalkNoticeBatch> batches, List<String> probableDuplicates) {

	public DingTalkNoticeSending {
		batches = List.copyOf(batches);
		probableDuplicates = List.copyOf(probableDuplicates);
	}

	/** The accepted tasks, for progress, result, recall and the status bar. */
	public List<Long> taskIds() {
		return this.batches.stream().map(DingTalkNoticeBatch::taskId).filter(Objects::nonNull).toList();
	}

	/** Whether DingTalk accepted every call. */
	public boolean complete() {
		return this.batches.stream().allMatch((batch) -> batch.outcome() == DingTalkNoticeBatch.Outcome.ACCEPTED);
	}

	/** The calls that were not accepted. */
	public List<DingTalkNoticeBatch> failures() {
		return this.batches.stream()
			.filter((batch) -> batch.outcome() != DingTalkNoticeBatch.Outcome.ACCEPTED)
			.toList();
	}

}
