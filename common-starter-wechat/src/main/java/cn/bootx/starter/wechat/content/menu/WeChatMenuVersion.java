package cn.bootx.starter.wechat.content.menu;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A menu that was published once.
 *
 * @param id its id; later ones are greater
 * @param publishedAt when
 * @param draftId the draft it came from, or null
 * @param menu the menu
 * @since 0.1.0
 */
public record WeChatMenuVersion(String id, Instant publishedAt, @Nullable String draftId, WeChatMenu menu) {
}
