package cn.bootx.starter.dingtalk.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.dingtalk.client.Require;
import cn.bootx.starter.dingtalk.robot.DingTalkRobot;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotRecord;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotStore;

/**
 * Manages stored robots for the endpoints.
 *
 * @since 0.1.0
 */
public final class DingTalkRobotConfigService
		extends RobotConfigService<DingTalkRobotConfigParam, DingTalkRobotRecord, DingTalkRobotConfigDto> {

	private static final int MAX_CODE = 50;

	public DingTalkRobotConfigService(DingTalkRobotStore store) {
		super(store.records());
	}

	@Override
	protected DingTalkRobotRecord record(DingTalkRobotConfigParam param, @Nullable DingTalkRobotRecord present) {
		String code = Require.chars("code", param.code(), MAX_CODE);
		String token = AdminSecrets.sent(param.accessToken(), (present != null) ? present.robot().accessToken() : null);
		String secret = AdminSecrets.sent(param.signSecret(), (present != null) ? present.robot().secret() : null);
		boolean signed = Objects.requireNonNullElse(param.enableSignatureCheck(), secret != null);
		if (signed) {
			Require.text("signSecret", secret);
		}
		return new DingTalkRobotRecord(
				new DingTalkRobot(code, Require.text("accessToken", token), signed ? secret : null), param.name(),
				param.remark());
	}

	@Override
	protected DingTalkRobotConfigDto shown(DingTalkRobotRecord record) {
		return DingTalkRobotConfigDto.of(record);
	}

}
