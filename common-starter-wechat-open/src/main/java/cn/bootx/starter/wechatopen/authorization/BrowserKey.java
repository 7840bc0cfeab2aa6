package cn.bootx.starter.wechatopen.authorization;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Random values of 128 bits: states, and the cookie that identifies a browser.
 */
final class BrowserKey {

	static final String COOKIE = "bootx_wechat_open";

	private static final SecureRandom random = new SecureRandom();

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

	private BrowserKey() {
	}

	static String next() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static boolean isOne(String value) {
		return FORM.matcher(value).matches();
	}

}
