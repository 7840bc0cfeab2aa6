package cn.bootx.starter.simulator.wechat;

/**
 * What third-party platforms (第三方平台) change for the calls and pages of accounts.
 *
 * @since 0.1.0
 */
public interface ThirdParties {

	/** There are no third-party platforms. */
	ThirdParties NONE = new ThirdParties() {

		@Override
		public int refusal(String token, String path) {
			return 0;
		}

		@Override
		public boolean authorized(String componentAppId, String appId) {
			return false;
		}

	};

	/**
	 * Why a token is of no use for a call: 61015 for that of a third-party platform
	 * itself, 61007 for one that an account granted without this permission, else 0.
	 */
	int refusal(String token, String path);

	/** Whether an account has authorized a third-party platform. */
	boolean authorized(String componentAppId, String appId);

}
