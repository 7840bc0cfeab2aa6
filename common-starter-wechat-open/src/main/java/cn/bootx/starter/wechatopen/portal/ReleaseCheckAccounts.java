package cn.bootx.starter.wechatopen.portal;

import java.util.Map;

/**
 * The accounts with which the platform checks a component before its release to the whole
 * network (全网发布检测). It takes one of five groups at random.
 */
final class ReleaseCheckAccounts {

	/** Original ids by app id: each group's official account and mini program. */
	private static final Map<String, String> ACCOUNTS = Map.ofEntries(
			Map.entry("wx570bc396a51b8ff8", "gh_3c884a361561"), Map.entry("wxd101a85aa106f53e", "gh_8dad206e9538"),
			Map.entry("wx9252c5e0bb1836fc", "gh_c0f28a78b318"), Map.entry("wxc39235c15087f6f3", "gh_905ae9d01059"),
			Map.entry("wx8e1097c5bc82cde9", "gh_3f222ed8d140"), Map.entry("wx7720d01d4b2a4500", "gh_393666f1fdf4"),
			Map.entry("wx14550af28c71a144", "gh_26128078e9ab"), Map.entry("wx05d483572dcd5d8b", "gh_39abb5d4e1b7"),
			Map.entry("wxa35b9c23cfe664eb", "gh_2b3713f184a6"), Map.entry("wx5910277cae6fd970", "gh_7818dcb60240"));

	private ReleaseCheckAccounts() {
	}

	/**
	 * Whether an app id is one of theirs.
	 */
	public static boolean contains(String appId) {
		return ACCOUNTS.containsKey(appId);
	}

}
