package cn.bootx.starter.dingtalk.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.dingtalk.client.Require;
import cn.bootx.starter.dingtalk.robot.DingRobot;
import cn.bootx.starter.dingtalk.robot.DingRobotRecord;
import cn.bootx.starter.dingtalk.robot.DingRobotStore;

/**
 * Manages stored robots for the endpoints.
 *
 * @since 0.1.0
 */
public final class DingRobotConfigService
		extends RobotConfigService<DingRobotConfigParam, DingRobotRecord, DingRobotConfigDto> {

	private static final int MAX_CODE = 50;

	public DingRobotConfigService(DingRobotStore store) {
		super(store.records());
	}

	@Override
	protected DingRobotRecord record(DingRobotConfigParam param, @Nullable DingRobotRecord present) {
		String code = Require.chars("code", param.code(), MAX_CODE);
		String token = AdminSecrets.sent(param.accessToken(), (present != null) ? present.robot().accessToken() : null);
		String secret = AdminSecrets.sent(param.signSecret(), (present != null) ? present.robot().secret() : null);
		boolean signed = Objects.requireNonNullElse(param.enableSignatureCheck(), secret != null);
		if (signed) {
			Require.text("signSecret", secret);
		}
		return new DingRobotRecord(new DingRobot(code, Require.text("accessToken", token), signed ? secret : null),
				param.name(), param.remark());
	}

	@Override
	protected DingRobotConfigDto shown(DingRobotRecord record) {
		return DingRobotConfigDto.of(record);
	}

}
