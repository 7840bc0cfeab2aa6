package cn.bootx.starter.simulator.dingtalk.media;

import java.time.Instant;

import cn.bootx.starter.simulator.rules.UploadedFile;

/**
 * An uploaded medium.
 *
 * @param mediaId id that messages name
 * @param type {@code image}, {@code voice}, {@code video} or {@code file}
 * @param file name, media type and content
 * @param uploadedAt when
 * @since 0.1.0
 */
public record DingMedia(String mediaId, String type, UploadedFile file, Instant uploadedAt) {
}
