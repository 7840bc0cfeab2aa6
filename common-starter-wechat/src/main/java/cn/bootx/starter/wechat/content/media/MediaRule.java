package cn.bootx.starter.wechat.content.media;

import java.util.Locale;
import java.util.Set;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * What WeChat accepts in one place.
 *
 * @param what name of the place for messages to people
 * @param maxBytes largest file
 * @param extensions in lower case
 */
record MediaRule(String what, long maxBytes, Set<String> extensions) {

	/**
	 * Checks a file before a byte of it is sent.
	 * @throws InvalidMessageException with the limit and the file's size or type
	 */
	void check(String api, WeChatMediaFile file) {
		String extension = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		MessageCheck.of(Platform.WECHAT, api)
			.bytes("media", file.length(), this.maxBytes)
			.isTrue(this.extensions.contains(extension), "media",
					"'" + file.name() + "' has the wrong type: a " + this.what + " is one of " + this.extensions)
			.done();
	}

}
