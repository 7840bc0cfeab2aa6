package cn.bootx.starter.wecom.robot;

import java.util.Collection;
import java.util.Map;

import okhttp3.HttpUrl;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotRegistry;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The group robots by code: those of the properties, and those of the {@link RecordStore}
 * collection {@value #COLLECTION}.
 *
 * @since 0.1.0
 */
public class WeComRobots extends RobotRegistry {

	/**
	 * Collection of the stored robots; a document has {@code key} or {@code webhook}, and
	 * {@code name} and {@code remark}.
	 */
	public static final String COLLECTION = "wecom-robots";

	private static final Robot.Kind KIND = new Robot.Kind(Platform.WECOM, "bootx.starter.third.wecom", COLLECTION,
			WeComRobotNoticeSender.SEND, "key", "key", "key", "qyapi.weixin.qq.com",
			"the robot's page in the group (… 更多 > 消息推送)");

	/**
	 * Checks the configured robots.
	 * @param baseUrl address of the server interface
	 * @param allowedHosts hosts that webhook addresses may name besides WeCom's own
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	public WeComRobots(HttpUrl baseUrl, Collection<String> allowedHosts, Map<String, Robot.Settings> configured,
			RecordStore records) {
		super(KIND, baseUrl, allowedHosts, configured, records);
	}

}
