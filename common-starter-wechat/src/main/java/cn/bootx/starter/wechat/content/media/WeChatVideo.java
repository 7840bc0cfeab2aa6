package cn.bootx.starter.wechat.content.media;

import org.jspecify.annotations.Nullable;

/**
 * A permanent video.
 *
 * @param title its title
 * @param description its introduction, or null
 * @param downUrl where it can be downloaded without a token
 * @since 0.1.0
 */
public record WeChatVideo(String title, @Nullable String description, String downUrl) {
}
