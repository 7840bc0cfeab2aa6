package cn.bootx.starter.wechat.content.media;

import java.util.Locale;
import java.util.Set;

/**
 * What WeChat takes in one place.
 *
 * @param what name of the place for messages to people
 * @param maxBytes largest file
 * @param extensions in lower case
 */
record MediaRule(String what, long maxBytes, Set<String> extensions) {

	/**
	 * Checks a file before a byte of it is sent.
	 * @throws IllegalArgumentException with the limit and the file's size or type
	 */
	void check(WeChatMediaFile file) {
		if (file.length() < 1 || file.length() > this.maxBytes) {
			throw new IllegalArgumentException("A " + this.what + " has 1 to " + this.maxBytes + " bytes, '"
					+ file.name() + "' has " + file.length());
		}
		String extension = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		if (!this.extensions.contains(extension)) {
			throw new IllegalArgumentException(
					"A " + this.what + " is one of " + this.extensions + ", '" + file.name() + "' is none");
		}
	}

}
