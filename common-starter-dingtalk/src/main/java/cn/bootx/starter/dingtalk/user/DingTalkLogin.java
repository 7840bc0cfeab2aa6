package cn.bootx.starter.dingtalk.user;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * A user who logged in on DingTalk's login page, who need not be a member of the
 * organisation.
 *
 * @param unionId id across the organisations
 * @param openId id for this application
 * @param userId id within the organisation, or null if not a member
 * @param nick display name
 * @param avatarUrl address of the picture
 * @param mobile mobile number, with its permission
 * @param email e-mail address, with its permission
 * @since 0.1.0
 */
public record DingTalkLogin(String unionId, @Nullable String openId, @Nullable String userId, @Nullable String nick,
		@Nullable String avatarUrl, @Nullable String mobile, @Nullable String email) {

	/** Whether the user belongs to the application's organisation. */
	public boolean member() {
		return this.userId != null;
	}

	static DingTalkLogin read(String unionId, JsonNode me, @Nullable String userId) {
		return new DingTalkLogin(unionId, Lenient.text(me.path("openId")), userId, Lenient.text(me.path("nick")),
				Lenient.text(me.path("avatarUrl")), Lenient.text(me.path("mobile")), Lenient.text(me.path("email")));
	}

	/**
	 * Leaves out what is personal.
	 */
	@Override
	public String toString() {
		return "DingTalkLogin[unionId=" + this.unionId + ", userId=" + this.userId + "]";
	}

}
