package cn.bootx.starter.simulator.dingtalk.task;

import org.jspecify.annotations.Nullable;

/**
 * What a person decides on the task of an approval that waits for them.
 *
 * @param userId who decides
 * @param result {@code agree}, {@code refuse} or {@code redirect}
 * @param remark what is said to it, or empty
 * @param passedTo user id of the person who decides instead, only with {@code redirect}
 * @since 0.1.0
 */
public record ApprovalDecision(String userId, String result, String remark, @Nullable String passedTo) {
}
