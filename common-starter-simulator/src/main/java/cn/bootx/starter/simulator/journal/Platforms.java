package cn.bootx.starter.simulator.journal;

/**
 * The platforms' names, and which of them a path belongs to.
 *
 * @since 0.1.0
 */
public final class Platforms {

	public static final String WECHAT = "wechat";

	public static final String WECHAT_OPEN = "wechat-open";

	public static final String WECOM = "wecom";

	public static final String DINGTALK = "dingtalk";

	private Platforms() {
	}

	static boolean isApi(String path) {
		return !path.equals("/") && !path.startsWith("/_sim") && !path.equals("/favicon.ico");
	}

	static String ofPath(String path) {
		if (path.startsWith("/qyapi") || path.startsWith("/wecom")) {
			return WECOM;
		}
		if (path.startsWith("/oapi") || path.startsWith("/ding") || path.equals("/connect")) {
			return DINGTALK;
		}
		if (path.startsWith("/cgi-bin/component") || path.startsWith("/wxaopen")) {
			return WECHAT_OPEN;
		}
		return WECHAT;
	}

}
