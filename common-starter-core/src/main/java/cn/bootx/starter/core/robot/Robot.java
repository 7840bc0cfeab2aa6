package cn.bootx.starter.core.robot;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A robot of a group chat, ready to be called.
 *
 * @param code the code under which this application knows it
 * @param baseUrl address of the server interface
 * @param key the secret part of its webhook address; everyone who has it can write into
 * the group
 * @param secret the text that signs its messages, or null where it demands no signature
 * @since 0.1.0
 */
public record Robot(String code, HttpUrl baseUrl, String key, @Nullable String secret) {

	/**
	 * Leaves key and secret out.
	 */
	@Override
	public String toString() {
		return "Robot[code=" + this.code + ", host=" + this.baseUrl.host() + ", signed=" + (this.secret != null) + "]";
	}

}
