package cn.bootx.starter.dingtalk.chat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a group chat is like.
 *
 * @param name its name
 * @param owner user id of the owner
 * @param userIds the members
 * @param raw the whole {@code chat_info}, for everything else
 * @since 0.1.0
 */
public record DingTalkChatInfo(String name, String owner, List<String> userIds, JsonNode raw) {
}
