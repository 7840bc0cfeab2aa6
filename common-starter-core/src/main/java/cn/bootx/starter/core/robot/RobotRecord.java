package cn.bootx.starter.core.robot;

import org.jspecify.annotations.Nullable;

/**
 * A stored robot with what people write about it.
 *
 * @param code its code
 * @param settings how it is reached
 * @param name its name, or null
 * @param remark a remark, or null
 * @since 0.1.0
 */
public record RobotRecord(String code, RobotSettings settings, @Nullable String name, @Nullable String remark) {
}
