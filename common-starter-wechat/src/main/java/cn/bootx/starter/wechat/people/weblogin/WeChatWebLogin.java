package cn.bootx.starter.wechat.people.weblogin;

import org.jspecify.annotations.Nullable;

/**
 * Who logged in on a page inside WeChat or on a web site. One person has another open id
 * in each account and in the web site's application; the union id is the same in all that
 * belong to one account of the Open Platform.
 *
 * @param account name of the official account, {@value #SITE} for the web site's
 * application
 * @param appId application that the open id is of
 * @param unionId id of the person in all of the company's applications; null without an
 * account of the Open Platform, and with {@code snsapi_base} for who never agreed
 * @param nickname only of the ways {@code userinfo} and {@code site}
 * @param avatarUrl address of the picture, only of the ways {@code userinfo} and
 * {@code site}
 * @since 0.1.0
 */
public record WeChatWebLogin(String account, String appId, String openId, @Nullable String unionId,
		@Nullable String nickname, @Nullable String avatarUrl) {

	/** In place of an account's name: the web site's application. */
	public static final String SITE = "site";

	/** Leaves out what is personal. */
	@Override
	public String toString() {
		return "WeChatWebLogin[account=" + this.account + ", appId=" + this.appId + ", openId=" + this.openId
				+ ", unionId=" + this.unionId + "]";
	}

}
