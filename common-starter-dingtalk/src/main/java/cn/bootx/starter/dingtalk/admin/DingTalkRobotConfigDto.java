package cn.bootx.starter.dingtalk.admin;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.robot.Robot;

/**
 * What is shown of a stored robot.
 *
 * @param id the code, which is its id
 * @param code its code
 * @param name its name, or null
 * @param accessToken the beginning of its token
 * @param enableSignatureCheck whether it demands signatures
 * @param signSecret a mask if there is a secret, or null
 * @param remark a remark, or null
 */
record DingTalkRobotConfigDto(String id, String code, @Nullable String name, String accessToken,
		boolean enableSignatureCheck, @Nullable String signSecret, @Nullable String remark) {

	static DingTalkRobotConfigDto of(Robot.Stored record) {
		Robot.Settings settings = record.settings();
		boolean signed = settings.secret() != null;
		String token = Objects.requireNonNullElse(settings.key(), "");
		return new DingTalkRobotConfigDto(record.code(), record.code(), record.name(), AdminSecrets.shown(token),
				signed, signed ? AdminSecrets.MASK : null, record.remark());
	}

}
