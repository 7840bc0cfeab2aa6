package cn.bootx.starter.wechat.content.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;

/**
 * Sends one message to many receivers, one call for each. A refusal ends nothing: it is
 * in the receiver's result. A failure that all would meet is not repeated for the rest.
 *
 * @since 0.1.0
 */
public final class WeChatBulkSend {

	private WeChatBulkSend() {
	}

	/**
	 * Sends to each receiver.
	 * @param send sends to the openId it is given and returns WeChat's id of the message
	 * @return the results in the order of the receivers
	 * @throws IllegalArgumentException if an openId is blank; then nothing was sent
	 */
	public static List<WeChatSendResult> toEach(Collection<String> openIds, ToLongFunction<String> send) {
		if (openIds.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("One of the " + openIds.size() + " receivers (touser) is blank");
		}
		List<WeChatSendResult> results = new ArrayList<>(openIds.size());
		PlatformException common = null;
		for (String openId : openIds) {
			WeChatSendResult result = (common != null) ? new WeChatSendResult(openId, 0, common) : one(openId, send);
			results.add(result);
			common = meetsAll(result.failure()) ? result.failure() : null;
		}
		return results;
	}

	private static WeChatSendResult one(String openId, ToLongFunction<String> send) {
		try {
			return new WeChatSendResult(openId, send.applyAsLong(openId), null);
		}
		catch (PlatformException ex) {
			return new WeChatSendResult(openId, 0, ex);
		}
	}

	private static boolean meetsAll(@Nullable PlatformException failure) {
		if (failure == null) {
			return false;
		}
		return switch (failure.category()) {
			case AUTH, IP_NOT_ALLOWED, THROTTLED, INVALID_ARGUMENT -> true;
			// 45047 and 43101 are about one user.
			case QUOTA -> !failure.code().equals("45047");
			case PERMISSION -> !failure.code().equals("43101");
			// 40037 is the template, the others are the receiver.
			case NOT_FOUND -> failure.code().equals("40037");
			default -> false;
		};
	}

}
