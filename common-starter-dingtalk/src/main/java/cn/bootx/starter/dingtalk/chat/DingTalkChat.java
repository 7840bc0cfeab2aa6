package cn.bootx.starter.dingtalk.chat;

import org.jspecify.annotations.Nullable;

/**
 * A group chat that was created.
 *
 * @param chatId id in the old family
 * @param openConversationId id in the new family
 * @since 0.1.0
 */
public record DingTalkChat(String chatId, @Nullable String openConversationId) {
}
