package cn.bootx.starter.wechatopen.component;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of the accounts that authorized the component, as the platform knows them.
 *
 * @param total how many there are in all
 * @param entries the accounts of this page
 * @since 0.1.0
 */
public record WeChatOpenAuthorizerList(long total, List<Entry> entries) {

	public WeChatOpenAuthorizerList {
		entries = List.copyOf(entries);
	}

	/**
	 * An account that authorized the component.
	 *
	 * @param appId its app id
	 * @param refreshToken its refresh token, or null if the platform sent none
	 * @param authorizedAt when it authorized, in seconds since 1970
	 */
	public record Entry(String appId, @Nullable String refreshToken, long authorizedAt) {

		/**
		 * Leaves the token out.
		 */
		@Override
		public String toString() {
			return "Entry[" + this.appId + ", authorizedAt=" + this.authorizedAt + "]";
		}

	}

}
