package cn.bootx.starter.wecom.admin;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a stored robot.
 *
 * @param id the code, which is its id
 * @param code its code
 * @param name its name, or null
 * @param webhookKey the beginning of its key
 * @param remark a remark, or null
 * @since 0.1.0
 */
record WeComRobotConfigDto(String id, String code, @Nullable String name, String webhookKey, @Nullable String remark) {
}
