package cn.bootx.starter.wechat.content.subscribe;

import org.jspecify.annotations.Nullable;

/**
 * What a user answered on the page of a one-time subscription.
 *
 * @param templateId template that he was asked about
 * @param scene scene that he was asked about
 * @param accepted whether he agreed: one message may be sent
 * @param openId his id, null if he did not agree. It came through his browser: it is good
 * for sending, where WeChat checks it, but does not prove who he is.
 * @since 0.1.0
 */
public record WeChatOneTimeAnswer(String templateId, int scene, boolean accepted, @Nullable String openId) {
}
