package cn.bootx.starter.wechat.content.media;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A permanent material.
 *
 * @param mediaId its id
 * @param name name of the file, or null right after the upload
 * @param url address of a picture, else null
 * @param updatedAt when it was changed last, or null right after the upload
 * @since 0.1.0
 */
public record WeChatMaterial(String mediaId, @Nullable String name, @Nullable String url, @Nullable Instant updatedAt) {
}
