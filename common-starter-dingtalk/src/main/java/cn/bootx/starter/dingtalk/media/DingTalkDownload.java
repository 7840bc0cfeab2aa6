package cn.bootx.starter.dingtalk.media;

import org.jspecify.annotations.Nullable;

/**
 * A file that was downloaded.
 *
 * @param fileName name that DingTalk gives it, without a folder; null if it gives none
 * @param contentType type that DingTalk gives it, or null
 * @param size how many bytes were written
 * @since 0.1.0
 */
public record DingTalkDownload(@Nullable String fileName, @Nullable String contentType, long size) {
}
