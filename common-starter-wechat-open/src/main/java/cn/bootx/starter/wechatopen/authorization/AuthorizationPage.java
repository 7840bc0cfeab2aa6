package cn.bootx.starter.wechatopen.authorization;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;

/**
 * What a browser gets: a page for administrators, or a redirect.
 *
 * @param browser new value of its cookie, or null
 */
record AuthorizationPage(int status, String html, @Nullable String location, @Nullable String browser) {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
			<title>{{title}}</title><style>
			body{font:16px/1.6 system-ui,sans-serif;background:#f2f3f5;color:#1d2129;margin:0}
			main{max-width:26rem;margin:12vh auto;background:#fff;border-radius:12px;padding:2rem}
			h1{font-size:1.2rem;margin:0 0 .5rem}p{color:#4b5563;margin:.25rem 0}
			a{display:block;margin-top:1.25rem;padding:.8rem;border-radius:8px;background:#07c160;color:#fff;
			text-align:center;text-decoration:none}
			</style></head><body><main><h1>{{title}}</h1>{{content}}</main></body></html>
			""";

	/** A link and no redirect: the platform looks at the page the browser comes from. */
	static AuthorizationPage start(String link, String browser) {
		return new AuthorizationPage(200, html("公众号 / 小程序授权",
				"<p>点击下方按钮，由公众号或小程序的管理员扫码并确认授权。</p>" + "<a id=\"authorize\" href=\"" + escape(link) + "\">前往微信授权</a>"),
				null, browser);
	}

	static AuthorizationPage done(WeChatOpenAuthorizer authorizer) {
		String name = authorizer.nickName().isEmpty() ? authorizer.appId() : authorizer.nickName();
		return new AuthorizationPage(200, html("授权成功",
				"<p id=\"authorized\">" + escape(name) + "（" + escape(authorizer.appId()) + "）已完成授权，可以关闭本页。</p>"), null,
				null);
	}

	static AuthorizationPage problem(int status, String text) {
		return new AuthorizationPage(status, html("授权未完成", "<p id=\"problem\">" + escape(text) + "</p>"), null, null);
	}

	static AuthorizationPage redirect(String location) {
		return new AuthorizationPage(302, "", location, null);
	}

	private static String html(String title, String content) {
		return PAGE.replace("{{title}}", title).replace("{{content}}", content);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
