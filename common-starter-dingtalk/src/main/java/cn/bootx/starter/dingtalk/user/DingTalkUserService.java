package cn.bootx.starter.dingtalk.user;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Finds members of the organisation. A user who does not exist, or has left, is an empty
 * result; a missing permission is an exception that names it.
 *
 * @since 0.1.0
 * @see <a href= "https://open.dingtalk.com/document/development/query-user-details">Query
 * user details</a>
 */
public final class DingTalkUserService {

	private final DingTalkClient client;

	public DingTalkUserService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkUserService account(String name) {
		return new DingTalkUserService(this.client.account(name));
	}

	/**
	 * The user id that belongs to a union id. Needs the permission
	 * {@code qyapi_get_member}.
	 */
	public Optional<String> findUserIdByUnionId(String unionId) {
		return call("/topapi/user/getbyunionid",
				Json.object().put("unionid", DingTalkClient.required("user", "unionid", unionId)))
			.map((result) -> UnreadableAnswer.require(Platform.DING_TALK, "/topapi/user/getbyunionid", result, "userid",
					"userId"));
	}

	/**
	 * The user id that belongs to a mobile number. Needs the permission
	 * {@code qyapi_get_member_by_mobile}.
	 */
	public Optional<String> findUserIdByMobile(String mobile) {
		return call("/topapi/v2/user/getbymobile",
				Json.object().put("mobile", DingTalkClient.required("user", "mobile", mobile)))
			.map((result) -> UnreadableAnswer.require(Platform.DING_TALK, "/topapi/v2/user/getbymobile", result,
					"userid", "userId"));
	}

	/**
	 * What is known of a user; members without a permission are absent. Needs the
	 * permission {@code qyapi_get_member}.
	 */
	public Optional<DingTalkUserDetails> find(String userId) {
		ObjectNode body = Json.object()
			.put("userid", DingTalkClient.required("user", "userid", userId))
			.put("language", "zh_CN");
		return call("/topapi/v2/user/get", body).map(DingTalkUserDetails::read);
	}

	/**
	 * Who opened a page inside of the DingTalk client.
	 * @param code what the page got from {@code requestAuthCode}; it works once, for five
	 * minutes
	 * @throws PlatformException if the code is used, expired or of another application
	 */
	public DingTalkInternalUser byLoginCode(String code) {
		JsonNode answer = this.client.oapi("/topapi/v2/user/getuserinfo",
				Json.object().put("code", DingTalkClient.required("user", "code", code)));
		return DingTalkInternalUser.read(answer.path("result"));
	}

	private Optional<JsonNode> call(String path, ObjectNode body) {
		try {
			return Optional.of(this.client.oapi(path, body).path("result"));
		}
		catch (PlatformException ex) {
			if (isUnknownUser(ex.code()) || isUnknownUser(ex.subCode().orElse(""))) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/** Not found, and "illegal user id", which is what an unknown one is called. */
	private static boolean isUnknownUser(String code) {
		return code.equals("60121") || code.equals("33012");
	}

}
