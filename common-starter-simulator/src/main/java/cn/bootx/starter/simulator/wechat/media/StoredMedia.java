package cn.bootx.starter.simulator.wechat.media;

import java.time.Instant;

/**
 * An uploaded or sent file.
 *
 * @param mediaId its id
 * @param type image, voice, video or thumb
 * @param contentType MIME type
 * @param fileName for downloads
 * @param bytes content
 * @param createdAt when
 */
public record StoredMedia(String mediaId, String type, String contentType, String fileName, byte[] bytes,
		Instant createdAt) {
}
