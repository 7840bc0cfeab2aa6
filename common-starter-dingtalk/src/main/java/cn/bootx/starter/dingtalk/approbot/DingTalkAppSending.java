package cn.bootx.starter.dingtalk.approbot;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message to users that was sent, in one call or several.
 *
 * @param batches the calls, of at most 20 users each
 * @since 0.1.0
 */
public record DingTalkAppSending(List<DingTalkAppBatch> batches) {

	public DingTalkAppSending {
		batches = List.copyOf(batches);
	}

	/** Keys for recall and read status. */
	public List<String> processQueryKeys() {
		return this.batches.stream().map(DingTalkAppBatch::processQueryKey).filter(Objects::nonNull).toList();
	}

	/** Users who did not get it, whatever the reason. */
	public List<String> notReached() {
		return this.batches.stream().flatMap((batch) -> {
			if (batch.failure() != null) {
				return batch.userIds().stream();
			}
			return Stream.of(batch.invalidUsers(), batch.throttledUsers(), batch.filteredUsers()).flatMap(List::stream);
		}).distinct().toList();
	}

}
