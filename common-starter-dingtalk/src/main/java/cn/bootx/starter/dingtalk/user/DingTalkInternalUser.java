package cn.bootx.starter.dingtalk.user;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * A member who logged in inside of the DingTalk client.
 *
 * @param userId id within the organisation
 * @param unionId id across the organisations
 * @param name display name
 * @param deviceId the device, or null
 * @param admin whether the user administers the organisation
 * @param adminLevel 1 main administrator, 2 sub-administrator, 100 owner, 0 none
 * @since 0.1.0
 */
public record DingTalkInternalUser(String userId, @Nullable String unionId, @Nullable String name,
		@Nullable String deviceId, boolean admin, int adminLevel) {

	static DingTalkInternalUser read(JsonNode result) {
		return new DingTalkInternalUser(
				UnreadableAnswer.require(Platform.DING_TALK, "/topapi/v2/user/getuserinfo", result, "userid", "userId"),
				Lenient.text(result.path(result.has("unionid") ? "unionid" : "unionId")),
				Lenient.text(result.path("name")), Lenient.text(result.path("device_id")),
				Lenient.bool(result.path("sys")), result.path("sys_level").asInt());
	}

}
