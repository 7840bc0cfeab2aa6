package cn.bootx.starter.wechat.admin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * What is shown of a permanent picture, voice or video.
 *
 * @param mediaId its id
 * @param name name of the file, or null
 * @param url address of a picture, else null
 * @param updateTime when it was changed last
 */
record WeChatMediaDto(String mediaId, @Nullable String name, @Nullable String url, @Nullable Instant updateTime) {

	static WeChatMediaDto of(WeChatMediaService.Material material) {
		return new WeChatMediaDto(material.mediaId(), material.name(), material.url(), material.updatedAt());
	}

}
