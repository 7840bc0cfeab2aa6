package cn.bootx.starter.wechat.people.binding;

import java.time.Instant;

/**
 * A user of the host and that user's WeChat in one official account.
 *
 * @param userId the host's id of the user
 * @param openId the user in that account; every other account has another one
 * @param boundAt when they were bound
 * @since 0.1.0
 */
public record WeChatBinding(String userId, String openId, Instant boundAt) {
}
