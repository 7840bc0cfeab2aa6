package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;

/**
 * Splits what WeChat takes in batches only.
 */
final class FanBatches {

	private FanBatches() {
	}

	static <T> List<List<T>> of(List<T> all, int size) {
		List<List<T>> batches = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			batches.add(all.subList(from, Math.min(all.size(), from + size)));
		}
		return batches;
	}

	/** The open ids, each once. */
	static List<String> openIds(Collection<String> openIds) {
		if (openIds.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("One of the " + openIds.size() + " open ids is blank");
		}
		return List.copyOf(new LinkedHashSet<>(openIds));
	}

	/**
	 * Makes a call for each batch. A refusal ends nothing, except for one that all
	 * batches would meet: it is not repeated for the rest.
	 */
	static List<WeChatFanBatchResult> each(List<String> openIds, int size, Consumer<List<String>> call) {
		List<WeChatFanBatchResult> results = new ArrayList<>();
		PlatformException common = null;
		for (List<String> batch : of(openIds, size)) {
			PlatformException failure = (common != null) ? common : attempt(call, batch);
			results.add(new WeChatFanBatchResult(batch, failure));
			common = (failure != null && meetsAll(failure)) ? failure : null;
		}
		return results;
	}

	private static @Nullable PlatformException attempt(Consumer<List<String>> call, List<String> batch) {
		try {
			call.accept(batch);
			return null;
		}
		catch (PlatformException ex) {
			return ex;
		}
	}

	private static boolean meetsAll(PlatformException failure) {
		return switch (failure.category()) {
			case AUTH, IP_NOT_ALLOWED, PERMISSION, QUOTA, THROTTLED -> true;
			default -> false;
		};
	}

}
