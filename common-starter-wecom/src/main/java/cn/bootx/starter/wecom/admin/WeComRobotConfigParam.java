package cn.bootx.starter.wecom.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.RobotConfigService;

/**
 * What is written about a robot.
 *
 * @param id the code under which it is stored now, to change it
 * @param code its code, up to 190 characters
 * @param name its name
 * @param webhookKey the part of its webhook address after {@code key=}, or the whole
 * address; left out, the stored one stays
 * @param remark a remark
 * @since 0.1.0
 */
record WeComRobotConfigParam(@Nullable String id, @Nullable String code, @Nullable String name,
		@Nullable String webhookKey, @Nullable String remark) implements RobotConfigService.Param {

	/**
	 * Leaves the key out.
	 */
	@Override
	public String toString() {
		return "WeComRobotConfigParam[id=" + this.id + ", code=" + this.code + "]";
	}

}
