package cn.bootx.starter.simulator.dingtalk.robot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A custom robot of a group chat with its security settings.
 *
 * @param accessToken the token in the webhook's address
 * @param secret the {@code SEC…} text if the robot demands signatures
 * @param keywords a message must contain one of them, unless there are none
 * @param ipAllowList IPv4 addresses or CIDR blocks that may send, empty for all
 * @since 0.1.0
 */
public record DingRobot(String accessToken, @Nullable String secret, List<String> keywords, List<String> ipAllowList) {

	public DingRobot {
		keywords = List.copyOf(keywords);
		ipAllowList = List.copyOf(ipAllowList);
	}

	/** A robot without any security setting. */
	public static DingRobot of(String accessToken) {
		return new DingRobot(accessToken, null, List.of(), List.of());
	}

	/** The same robot demanding signatures. */
	public DingRobot withSecret(String secret) {
		return new DingRobot(this.accessToken, secret, this.keywords, this.ipAllowList);
	}

	/** The same robot demanding one of the keywords. */
	public DingRobot withKeywords(String... keywords) {
		return new DingRobot(this.accessToken, this.secret, List.of(keywords), this.ipAllowList);
	}

	/** The same robot accepting messages from these addresses only. */
	public DingRobot withIpAllowList(String... addresses) {
		return new DingRobot(this.accessToken, this.secret, this.keywords, List.of(addresses));
	}

	@Override
	public String toString() {
		return "DingRobot[signed=" + (this.secret != null) + ", keywords=" + this.keywords + ", ipAllowList="
				+ this.ipAllowList + "]";
	}

}
