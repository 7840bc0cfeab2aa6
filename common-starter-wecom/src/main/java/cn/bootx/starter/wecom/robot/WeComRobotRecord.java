package cn.bootx.starter.wecom.robot;

import org.jspecify.annotations.Nullable;

/**
 * A stored robot with what people write about it.
 *
 * @param code its code
 * @param settings its key or webhook address
 * @param name its name, or null
 * @param remark a remark, or null
 * @since 0.1.0
 */
public record WeComRobotRecord(String code, RobotSettings settings, @Nullable String name, @Nullable String remark) {
}
