package cn.bootx.starter.wechat.content.menu;

import org.jspecify.annotations.Nullable;

/**
 * A menu that is kept under a name.
 *
 * @param id its id
 * @param version counts its changes; a change of an older version is refused
 * @param name name for people
 * @param menu the menu
 * @param remark note for people, or null
 * @param published whether it is the one that was published last; never set by a client
 * @since 0.1.0
 */
public record WeChatMenuDraft(String id, long version, String name, WeChatMenu menu, @Nullable String remark,
		boolean published) {
}
