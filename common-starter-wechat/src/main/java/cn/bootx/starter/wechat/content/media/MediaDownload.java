package cn.bootx.starter.wechat.content.media;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ApiResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * What WeChat answers for a media id: the file itself, or JSON for what is no file.
 *
 * @param mediaId the id
 * @param response the answer
 */
record MediaDownload(String mediaId, ApiResponse response) {

	/** 10 MB need it on a slow line. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	static MediaDownload temporary(WeChatApi api, String path, String mediaId) {
		return new MediaDownload(mediaId,
				api.download(() -> ApiCall.get(api.apiHost(), path).query("media_id", mediaId).timeout(TIMEOUT)));
	}

	static MediaDownload permanent(WeChatApi api, String mediaId) {
		return new MediaDownload(mediaId,
				api.download(() -> ApiCall.post(api.apiHost(), "/cgi-bin/material/get_material")
					.json(Json.object().put("media_id", mediaId))
					.timeout(TIMEOUT)));
	}

	/**
	 * The file.
	 * @param otherwise what to call for something else
	 */
	ApiResponse file(String otherwise) {
		JsonNode json = Json.readOrNull(this.response.body());
		if (json != null && json.isObject()) {
			throw new IllegalArgumentException(this.mediaId + " is no file; call " + otherwise);
		}
		return this.response;
	}

	/**
	 * The JSON.
	 * @param field one that tells what it is
	 * @param what what it must be
	 */
	JsonNode json(String field, String what) {
		JsonNode json = Json.readOrNull(this.response.body());
		if (json == null || !json.has(field)) {
			throw new IllegalArgumentException(this.mediaId + " is no " + what);
		}
		return json;
	}

}
