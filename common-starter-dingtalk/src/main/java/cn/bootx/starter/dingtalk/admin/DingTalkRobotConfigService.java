package cn.bootx.starter.dingtalk.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.core.robot.RobotRecord;
import cn.bootx.starter.core.robot.RobotSettings;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;

/**
 * Manages stored robots for the endpoints.
 */
final class DingTalkRobotConfigService extends RobotConfigService<DingTalkRobotConfigParam, DingTalkRobotConfigDto> {

	DingTalkRobotConfigService(DingTalkRobots robots) {
		super(robots);
	}

	@Override
	protected RobotSettings settings(DingTalkRobotConfigParam param, @Nullable RobotSettings present) {
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
		return new RobotSettings(token, webhook, signed ? secret : null);
	}

	@Override
	protected DingTalkRobotConfigDto shown(RobotRecord record) {
		return DingTalkRobotConfigDto.of(record);
	}

}
