package cn.bootx.starter.simulator.wecom.media;

import java.time.Instant;

import cn.bootx.starter.simulator.rules.UploadedFile;

/**
 * An uploaded medium.
 *
 * @param mediaId id that messages name
 * @param owner corporation, or robot that alone may use it
 * @param type {@code image}, {@code voice}, {@code video} or {@code file}
 * @param file name, media type and content
 * @param uploadedAt when; it is gone three days later
 */
public record WeComMedia(String mediaId, String owner, String type, UploadedFile file, Instant uploadedAt) {
}
