package cn.bootx.starter.dingtalk.approbot;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * One call of a sending.
 *
 * @param userIds who it was for
 * @param processQueryKey key for recall and read status, or null if the call failed
 * @param invalidUsers user ids that nobody has
 * @param throttledUsers users who got too many messages
 * @param filteredUsers users whom the platform left out
 * @param failure why the call failed, or null if it did not. With code {@code timeout} it
 * may have been executed; there is no id that would make a repetition safe.
 * @since 0.1.0
 */
public record DingTalkAppBatch(List<String> userIds, @Nullable String processQueryKey, List<String> invalidUsers,
		List<String> throttledUsers, List<String> filteredUsers, @Nullable PlatformException failure) {

	static DingTalkAppBatch sent(List<String> userIds, JsonNode answer) {
		return new DingTalkAppBatch(userIds, answer.path("processQueryKey").asText(),
				Lenient.texts(answer.path("invalidStaffIdList")),
				Lenient.texts(answer.path("flowControlledStaffIdList")),
				Lenient.texts(answer.path("filteredStaffIdList")), null);
	}

	static DingTalkAppBatch failed(List<String> userIds, PlatformException failure) {
		return new DingTalkAppBatch(userIds, null, List.of(), List.of(), List.of(), failure);
	}

}
