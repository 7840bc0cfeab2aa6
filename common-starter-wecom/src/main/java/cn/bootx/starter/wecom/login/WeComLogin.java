package cn.bootx.starter.wecom.login;

import org.jspecify.annotations.Nullable;

/**
 * Who logged in: a member of the corporation, or an outside user, who has no user id.
 *
 * @param account name of the agent
 * @param corpId the agent's corporation
 * @param userId id of the member, null for an outside user; a member of a linked
 * corporation has one with that corporation's id and a slash in front
 * @param openId id of an outside user for the application
 * @param externalUserId id of the external contact, if it is one of a member in the
 * application's visible range
 * @param userTicket fetches the member's details for half an hour, a secret; only of the
 * way {@code private}
 * @since 0.1.0
 */
public record WeComLogin(String account, String corpId, @Nullable String userId, @Nullable String openId,
		@Nullable String externalUserId, @Nullable String userTicket) {

	/** Whether it is a member, and no outside user. */
	public boolean member() {
		return this.userId != null;
	}

	/** Leaves the ticket out. */
	@Override
	public String toString() {
		return "WeComLogin[account=" + this.account + ", userId=" + this.userId + ", openId=" + this.openId
				+ ", externalUserId=" + this.externalUserId + "]";
	}

}
