package cn.bootx.starter.wecom.login;

import org.jspecify.annotations.Nullable;

/**
 * Who logged in: a member of the corporation, or an outside user.
 *
 * @param userId id of the member, null for an outside user
 * @param userTicket fetches the member's details, a secret
 * @param openId id of an outside user
 * @param externalUserId id of the external contact, if it is one
 * @since 0.1.0
 */
public record WeComLoginUser(@Nullable String userId, @Nullable String userTicket, @Nullable String openId,
		@Nullable String externalUserId) {

	/** Whether it is a member of the corporation. */
	public boolean member() {
		return this.userId != null;
	}

	/**
	 * Leaves the ticket out.
	 */
	@Override
	public String toString() {
		return "WeComLoginUser[userId=" + this.userId + ", openId=" + this.openId + ", externalUserId="
				+ this.externalUserId + "]";
	}

}
