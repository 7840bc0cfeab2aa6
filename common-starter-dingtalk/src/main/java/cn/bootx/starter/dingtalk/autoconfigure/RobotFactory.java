package cn.bootx.starter.dingtalk.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.dingtalk.client.DingTalkHosts;
import cn.bootx.starter.dingtalk.robot.DingTalkRobot;

/**
 * Makes the robots of the properties, or fails with the property that cannot work.
 */
final class RobotFactory {

	private static final String SETTINGS = "the robot's settings in the group chat";

	private static final String PLATFORM = "oapi.dingtalk.com";

	private final DingTalkHosts hosts;

	RobotFactory(DingTalkHosts hosts) {
		this.hosts = hosts;
	}

	List<DingTalkRobot> create(DingTalkProperties properties) {
		List<DingTalkRobot> robots = new ArrayList<>();
		properties.robots().forEach((code, robot) -> robots.add(create(code, robot)));
		return robots;
	}

	private DingTalkRobot create(String code, DingTalkProperties.Robot robot) {
		String prefix = DingTalkProperties.PREFIX + ".robots." + code;
		String secret = null;
		if (robot.secret() != null && !robot.secret().isEmpty()) {
			secret = Credentials.require(prefix + ".secret", robot.secret(), SETTINGS);
		}
		return new DingTalkRobot(code, accessToken(prefix, robot), secret);
	}

	private String accessToken(String prefix, DingTalkProperties.Robot robot) {
		if (robot.webhook() == null) {
			return Credentials.require(prefix + ".access-token", robot.accessToken(), SETTINGS);
		}
		String property = prefix + ".webhook";
		if (robot.accessToken() != null) {
			throw new InvalidConfigurationException(property, "the access token is given, too",
					"Leave one of webhook and access-token out.");
		}
		String webhook = Credentials.require(property, robot.webhook(), SETTINGS);
		HttpUrl url = HttpUrl.parse(webhook);
		// Only the token is taken: a time and signature in a copied address are stale,
		// and
		// messages must not go to any address that somebody configures.
		String token = (url != null) ? url.queryParameter("access_token") : null;
		if (!isPlatform(url) || token == null || token.isBlank()) {
			throw new InvalidConfigurationException(property, "it is not the address of a DingTalk robot",
					"Copy the Webhook from " + SETTINGS + "; it begins with https://" + PLATFORM
							+ "/robot/send?access_token=.");
		}
		return token;
	}

	private boolean isPlatform(@Nullable HttpUrl url) {
		return url != null && (url.host().equals(PLATFORM) || url.host().equals(this.hosts.oapi().host()));
	}

}
