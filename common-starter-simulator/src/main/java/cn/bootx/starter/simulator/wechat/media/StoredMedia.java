package cn.bootx.starter.simulator.wechat.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * An uploaded or sent file.
 *
 * @param type image, voice, video or thumb
 * @param contentType MIME type
 * @param fileName for downloads
 */
public record StoredMedia(String mediaId, String type, String contentType, String fileName, byte[] bytes,
		Instant createdAt) {

	/** The file, named as it was uploaded. */
	SimulatorResponse download() {
		String name = URLEncoder.encode(this.fileName, StandardCharsets.UTF_8);
		return SimulatorResponse.bytes(this.contentType, this.bytes)
			.withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
	}

}
