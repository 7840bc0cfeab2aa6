package cn.bootx.starter.wechat.content.media;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * What WeChat returns for a media id: the file itself, or JSON for videos and articles.
 */
record MediaDownload(String api, String mediaId, PlatformClient.Answer response) {

	static final String PERMANENT = "/cgi-bin/material/get_material";

	/** 10 MB need it on a slow line. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	static MediaDownload temporary(WeChatApi api, String path, String mediaId) {
		return new MediaDownload(path, mediaId,
				api.download(() -> ApiCall.get(api.apiHost(), path).query("media_id", mediaId).timeout(TIMEOUT)));
	}

	static MediaDownload permanent(WeChatApi api, String mediaId) {
		return new MediaDownload(PERMANENT, mediaId,
				api.download(() -> ApiCall.post(api.apiHost(), PERMANENT)
					.json(Json.object().put("media_id", mediaId))
					.timeout(TIMEOUT)));
	}

	/** The file. */
	PlatformClient.Answer file(String otherwise) {
		JsonNode json = Json.readOrNull(this.response.body());
		if (json != null && json.isObject()) {
			throw anotherKind("is not a file; call " + otherwise);
		}
		return this.response;
	}

	/** The JSON. */
	JsonNode json(String field, String what) {
		JsonNode json = Json.readOrNull(this.response.body());
		if (json == null || !json.has(field)) {
			throw anotherKind("is not a " + what);
		}
		return json;
	}

	private PlatformException anotherKind(String problem) {
		return new InvalidMessageException(Platform.WECHAT, this.api,
				List.of(InvalidMessageException.Problem.of("media_id", "'" + this.mediaId + "' " + problem)));
	}

}
