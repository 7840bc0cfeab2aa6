package cn.bootx.starter.wecom.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * Manages stored robots for the endpoints.
 */
final class WeComRobotConfigService extends RobotConfigService<WeComRobotConfigParam, WeComRobotConfigDto> {

	WeComRobotConfigService(WeComRobots robots) {
		super(robots);
	}

	@Override
	protected Robot.Settings settings(WeComRobotConfigParam param, Robot.@Nullable Settings present) {
		String key = AdminSecrets.sent(param.webhookKey(), (present != null) ? secret(present) : null);
		if (key == null) {
			throw new IllegalArgumentException("webhookKey must not be blank");
		}
		return key.contains("://") ? Robot.Settings.ofWebhook(key) : Robot.Settings.ofKey(key);
	}

	@Override
	protected WeComRobotConfigDto shown(Robot.Stored record) {
		return new WeComRobotConfigDto(record.code(), record.code(), record.name(),
				AdminSecrets.shown(secret(record.settings())), record.remark());
	}

	private static String secret(Robot.Settings settings) {
		return (settings.webhook() != null) ? settings.webhook() : Objects.requireNonNullElse(settings.key(), "");
	}

}
