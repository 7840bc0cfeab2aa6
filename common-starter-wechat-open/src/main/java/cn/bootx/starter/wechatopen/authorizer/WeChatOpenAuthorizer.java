package cn.bootx.starter.wechatopen.authorizer;

import java.time.Instant;
import java.util.List;

/**
 * An account that authorized the component and has not taken it back.
 *
 * @param userName original id of the account, {@code gh_…}; empty until the platform was
 * asked
 * @param nickName name that users see; empty until the platform was asked
 * @param principalName company or person that owns the account; empty until the platform
 * was asked
 * @param functions ids of the permission sets that were granted
 * @since 0.1.0
 */
public record WeChatOpenAuthorizer(String componentAppId, String appId, String userName, String nickName,
		String principalName, boolean miniProgram, List<Long> functions, Instant authorizedAt) {

	public WeChatOpenAuthorizer {
		functions = List.copyOf(functions);
	}

}
