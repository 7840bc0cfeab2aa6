package cn.bootx.starter.dingtalk.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.robot.DingRobotRecord;

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
 * @since 0.1.0
 */
public record DingRobotConfigDto(String id, String code, @Nullable String name, String accessToken,
		boolean enableSignatureCheck, @Nullable String signSecret, @Nullable String remark) {

	private static final String MASK = "******";

	private static final int SHOWN = 4;

	static DingRobotConfigDto of(DingRobotRecord record) {
		String code = record.robot().code();
		String token = record.robot().accessToken();
		boolean signed = record.robot().secret() != null;
		return new DingRobotConfigDto(code, code, record.name(),
				((token.length() > 2 * SHOWN) ? token.substring(0, SHOWN) : "") + MASK, signed, signed ? MASK : null,
				record.remark());
	}

}
