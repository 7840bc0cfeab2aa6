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

	/**
	 * How many permanent materials there are of each kind.
	 *
	 * @param image pictures; with news at most 100,000
	 * @param voice voices, at most 1000
	 * @param video videos, at most 1000
	 * @param news articles
	 */
	public record Counts(long image, long voice, long video, long news) {
	}

	/**
	 * A permanent video.
	 *
	 * @param title its title
	 * @param description its introduction, or null
	 * @param downUrl where it can be downloaded without a token
	 */
	public record Video(String title, @Nullable String description, String downUrl) {
	}

}
