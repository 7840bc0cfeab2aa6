package cn.bootx.starter.dingtalk.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.RobotConfigService;

/**
 * What is written about a robot.
 *
 * @param id the code under which it is stored now, to change it
 * @param code its code
 * @param name its name
 * @param accessToken token of its webhook; left out, the stored one stays
 * @param enableSignatureCheck whether it demands signatures
 * @param signSecret the {@code SEC…} text; left out, the stored one stays
 * @param remark a remark
 */
record DingTalkRobotConfigParam(@Nullable String id, @Nullable String code, @Nullable String name,
		@Nullable String accessToken, @Nullable Boolean enableSignatureCheck, @Nullable String signSecret,
		@Nullable String remark) implements RobotConfigService.Param {

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "DingTalkRobotConfigParam[id=" + this.id + ", code=" + this.code + "]";
	}

}
