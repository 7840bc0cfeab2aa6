package cn.bootx.starter.dingtalk.login;

import org.jspecify.annotations.Nullable;

/**
 * Who logged in: a member of the application's organisation, or, on the page in a
 * browser, anybody with a DingTalk account, who has no user id.
 *
 * @param account name of the application
 * @param unionId id across the organisations; null only where DingTalk leaves it out
 * inside of its client
 * @param openId id for this application, only of the page
 * @param userId id within the organisation, null if the user is not a member
 * @param nick name that the user has chosen; inside of the client the member's name
 * @param mobile mobile number, with its permission, only of the page
 * @param email e-mail address, with its permission, only of the page
 * @since 0.1.0
 */
public record DingTalkLogin(String account, @Nullable String unionId, @Nullable String openId, @Nullable String userId,
		@Nullable String nick, @Nullable String avatarUrl, @Nullable String mobile, @Nullable String email) {

	/** Whether the user belongs to the application's organisation. */
	public boolean member() {
		return this.userId != null;
	}

	/** Leaves out what is personal. */
	@Override
	public String toString() {
		return "DingTalkLogin[account=" + this.account + ", unionId=" + this.unionId + ", userId=" + this.userId + "]";
	}

}
