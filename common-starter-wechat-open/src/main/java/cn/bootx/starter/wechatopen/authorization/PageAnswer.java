package cn.bootx.starter.wechatopen.authorization;

import org.jspecify.annotations.Nullable;

/**
 * What a browser gets.
 *
 * @param status HTTP status
 * @param html page, or empty
 * @param location where it goes, or null
 * @param browser new value of its cookie, or null
 */
record PageAnswer(int status, String html, @Nullable String location, @Nullable String browser) {

	static PageAnswer page(int status, String html) {
		return new PageAnswer(status, html, null, null);
	}

	static PageAnswer redirect(String location) {
		return new PageAnswer(302, "", location, null);
	}

	PageAnswer withBrowser(String browser) {
		return new PageAnswer(this.status, this.html, this.location, browser);
	}

}
