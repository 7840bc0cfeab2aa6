package cn.bootx.starter.core.robot;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;

/**
 * A robot of a group chat, ready to be called.
 *
 * @param code the code under which this application knows it
 * @param baseUrl address of the server interface
 * @param key secret part of its webhook address: who has it can write into the group
 * @param secret what signs its messages, or null where it demands no signature
 * @since 0.1.0
 */
public record Robot(String code, HttpUrl baseUrl, String key, @Nullable String secret) {

	/** Leaves key and secret out. */
	@Override
	public String toString() {
		return "Robot[code=" + this.code + ", host=" + this.baseUrl.host() + ", signed=" + (this.secret != null) + "]";
	}

	/**
	 * What distinguishes the robots of one platform from those of another.
	 *
	 * @param prefix prefix of the platform's properties, without the final dot
	 * @param collection collection of the stored robots
	 * @param api path of the call that sends a message, which webhook addresses end with
	 * @param parameter query parameter of webhook addresses that holds the key
	 * @param property name of the property that holds the key
	 * @param member member of a stored robot that holds the key
	 * @param host the platform's own host
	 * @param where where the platform shows the webhook address
	 */
	public record Kind(Platform platform, String prefix, String collection, String api, String parameter,
			String property, String member, String host, String where) {

		String configured(String code) {
			return this.prefix + ".robots." + code;
		}

		String example() {
			return "https://" + this.host + this.api + "?" + this.parameter + "=…";
		}

	}

	/**
	 * A robot as it is configured or stored: its key or its webhook address, and the
	 * secret of its signatures.
	 */
	public record Settings(@Nullable String key, @Nullable String webhook, @Nullable String secret) {

		/** A robot that demands no signatures, by its key. */
		public static Settings ofKey(String key) {
			return new Settings(key, null, null);
		}

		/** A robot that demands no signatures, by its webhook address. */
		public static Settings ofWebhook(String webhook) {
			return new Settings(null, webhook, null);
		}

		/** The same robot with the secret of its signatures. */
		public Settings signedWith(@Nullable String secret) {
			return new Settings(this.key, this.webhook, secret);
		}

		/** Leaves all of it out. */
		@Override
		public String toString() {
			return "Robot.Settings[" + ((this.webhook != null) ? "webhook" : "key") + ", signed="
					+ (this.secret != null) + "]";
		}

	}

	/** A stored robot with what people write about it. */
	public record Stored(String code, Settings settings, @Nullable String name, @Nullable String remark) {
	}

}
