package cn.bootx.starter.core.robot;

import cn.bootx.starter.core.client.Platform;

/**
 * What distinguishes the robots of one platform from those of another.
 *
 * @param platform the platform
 * @param prefix prefix of the platform's properties, without the final dot
 * @param collection collection of the stored robots
 * @param api path of the call that sends a message, which webhook addresses end with
 * @param parameter query parameter of webhook addresses that holds the key
 * @param property name of the property that holds the key, for example
 * {@code access-token}
 * @param member member of a stored robot that holds the key, for example
 * {@code accessToken}
 * @param host the platform's own host
 * @param where where the platform shows the webhook address
 * @since 0.1.0
 */
public record RobotKind(Platform platform, String prefix, String collection, String api, String parameter,
		String property, String member, String host, String where) {

	String configured(String code) {
		return this.prefix + ".robots." + code;
	}

	String example() {
		return "https://" + this.host + this.api + "?" + this.parameter + "=…";
	}

}
