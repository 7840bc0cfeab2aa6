package cn.bootx.starter.simulator.wechat.media;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Permanent material of an account.
 *
 * @param mediaId its id
 * @param type image, voice, video, thumb or news
 * @param name file name, or title of the first article
 * @param description of a video: title and introduction, else empty
 * @param articles of news: an array of articles, else null
 * @param updatedAt when
 */
public record Material(String mediaId, String type, String name, JsonNode description, @Nullable JsonNode articles,
		Instant updatedAt) {
}
