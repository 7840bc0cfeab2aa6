package cn.bootx.starter.simulator.wechat.push;

import cn.bootx.starter.simulator.push.PushAttempt;

/**
 * Result of the check that happens when the server configuration is saved.
 *
 * @param passed whether the answer was 200 with exactly the {@code echostr}
 * @param attempt the answer
 * @since 0.1.0
 */
public record UrlVerification(boolean passed, PushAttempt attempt) {
}
