package cn.bootx.starter.dingtalk.approbot;

import java.util.List;

/**
 * Who has read a message.
 *
 * @param sendStatus {@code PROCESSING}, {@code SUCCESS} or {@code RECALLED}
 * @param readUserIds users who have
 * @param unreadUserIds users who have not; empty for groups, where DingTalk names readers
 * only
 * @since 0.1.0
 */
public record DingTalkReadStatus(String sendStatus, List<String> readUserIds, List<String> unreadUserIds) {
}
