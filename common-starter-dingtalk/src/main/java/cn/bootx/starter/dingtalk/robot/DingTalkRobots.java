package cn.bootx.starter.dingtalk.robot;

import java.util.Collection;
import java.util.Map;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotRegistry;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The webhook robots by code: those of the properties, and those of the
 * {@link RecordStore} collection {@value #COLLECTION}.
 *
 * @since 0.1.0
 */
public class DingTalkRobots extends RobotRegistry {

	/**
	 * Collection of the stored robots; a document has {@code accessToken} or
	 * {@code webhook}, and {@code secret}, {@code name} and {@code remark}.
	 */
	public static final String COLLECTION = "ding-robot";

	private static final Robot.Kind KIND = new Robot.Kind(Platform.DING_TALK, "bootx.starter.third.ding-talk",
			COLLECTION, DingRobotNoticeSender.API, "access_token", "access-token", "accessToken", "oapi.dingtalk.com",
			"the robot's settings in the group chat");

	/**
	 * Checks the configured robots.
	 * @param baseUrl address of the old API family
	 * @param allowedHosts hosts that webhook addresses may name besides DingTalk's own
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	public DingTalkRobots(HttpUrl baseUrl, Collection<String> allowedHosts, Map<String, Robot.Settings> configured,
			RecordStore records) {
		super(KIND, baseUrl, allowedHosts, configured, records);
	}

}
