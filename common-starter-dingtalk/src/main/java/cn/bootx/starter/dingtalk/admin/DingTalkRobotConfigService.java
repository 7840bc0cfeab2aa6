package cn.bootx.starter.dingtalk.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

/**
 * Manages stored robots for the endpoints.
 */
final class DingTalkRobotConfigService extends RobotConfigService<DingTalkRobotConfigParam, DingTalkRobotConfigDto> {

	DingTalkRobotConfigService(DingTalkRobots robots) {
		super(robots);
	}

	@Override
	protected Robot.Settings settings(DingTalkRobotConfigParam param, Robot.@Nullable Settings present) {
		String token = AdminSecrets.sent(param.accessToken(), (present != null) ? present.key() : null);
		String webhook = (token == null && present != null) ? present.webhook() : null;
		if (token == null && webhook == null) {
			throw new IllegalArgumentException("accessToken must not be blank");
		}
		String secret = AdminSecrets.sent(param.signSecret(), (present != null) ? present.secret() : null);
		boolean signed = Objects.requireNonNullElse(param.enableSignatureCheck(), secret != null);
		if (signed && (secret == null || secret.isBlank())) {
			throw new IllegalArgumentException("signSecret must not be blank");
		}
		return new Robot.Settings(token, webhook, signed ? secret : null);
	}

	@Override
	protected DingTalkRobotConfigDto shown(Robot.Stored record) {
		return DingTalkRobotConfigDto.of(record);
	}

}
