package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * Splits what WeChat takes in batches only.
 */
final class FanBatches {

	/** Each may last as long as the client's timeout. */
	private static final int SILENT_CALLS = 3;

	private FanBatches() {
	}

	/** The open ids, each once. */
	static List<String> openIds(String api, Collection<String> openIds) {
		MessageCheck.of(Platform.WECHAT, api)
			.isTrue(openIds.stream().noneMatch(String::isBlank), "openid_list",
					"has a blank one among " + openIds.size() + " open ids")
			.done();
		return Receivers.distinct(openIds);
	}

	/**
	 * Makes a call for each batch. The refusal of a batch does not end the others. A
	 * failure that all would share, and silence, are not repeated for the rest.
	 */
	static List<WeChatFan.BatchResult> each(List<String> openIds, int size, Consumer<List<String>> call) {
		List<WeChatFan.BatchResult> results = new ArrayList<>();
		PlatformException common = null;
		int silent = 0;
		for (List<String> batch : Receivers.split(openIds, size)) {
			PlatformException failure = (common != null) ? common : attempt(call, batch);
			results.add(new WeChatFan.BatchResult(batch, failure));
			silent = (failure != null && WeChatErrors.isSilence(failure)) ? silent + 1 : 0;
			if (failure != null && (WeChatErrors.isSharedByAll(failure) || silent >= SILENT_CALLS)) {
				common = failure;
			}
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

}
