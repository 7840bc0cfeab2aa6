package cn.bootx.starter.wechat.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ApiResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * Media of an account. Size and type are checked before a byte is sent.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html">素材管理</a>
 */
public final class WeChatMediaService {

	private static final int MAX_PAGE = 20;

	private static final LongConsumer NOBODY_WATCHES = (sent) -> {
	};

	private final WeChatApi api;

	public WeChatMediaService(WeChatAccount account) {
		this.api = account.api();
	}

	/**
	 * Uploads a file that WeChat keeps for three days.
	 * @return its media id
	 */
	public String uploadTemporary(WeChatMediaType type, WeChatMediaFile file) {
		JsonNode answer = upload("/cgi-bin/media/upload", type, file, null, NOBODY_WATCHES);
		return answer.path((type == WeChatMediaType.THUMB) ? "thumb_media_id" : "media_id").asText();
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted: 100 000 pictures, 1000 of
	 * each other kind.
	 */
	public WeChatMaterial uploadPermanent(WeChatMediaType type, WeChatMediaFile file) {
		return uploadPermanent(type, file, null, NOBODY_WATCHES);
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted.
	 * @param title title of a video, whose name is taken without one
	 * @param progress hears after each piece how many bytes were sent
	 */
	public WeChatMaterial uploadPermanent(WeChatMediaType type, WeChatMediaFile file, @Nullable String title,
			LongConsumer progress) {
		String description = (type != WeChatMediaType.VIDEO) ? null
				: Json.write(Json.object()
					.put("title", (title != null) ? title : file.name())
					.put("introduction", (title != null) ? title : file.name()));
		JsonNode answer = upload("/cgi-bin/material/add_material", type, file, description, progress);
		return new WeChatMaterial(answer.path("media_id").asText(), null, answer.path("url").asText(null), null);
	}

	/**
	 * Lists permanent material, the newest first.
	 * @param count 1 to 20
	 */
	public WeChatMaterialPage list(WeChatMediaType type, int offset, int count) {
		if (count < 1 || count > MAX_PAGE || offset < 0) {
			throw new IllegalArgumentException(
					"A page has 1 to " + MAX_PAGE + " materials from 0 on, asked were " + count + " from " + offset);
		}
		JsonNode answer = this.api.post("/cgi-bin/material/batchget_material",
				Json.object().put("type", type.type()).put("offset", offset).put("count", count));
		List<WeChatMaterial> items = new ArrayList<>();
		for (JsonNode item : answer.path("item")) {
			// Seconds: read as milliseconds they are a day in 1970.
			items.add(new WeChatMaterial(item.path("media_id").asText(), item.path("name").asText(null),
					item.path("url").asText(null), Instant.ofEpochSecond(item.path("update_time").asLong())));
		}
		return new WeChatMaterialPage(answer.path("total_count").asLong(), items);
	}

	/** How many permanent materials of the kind there are. */
	public long count(WeChatMediaType type) {
		return this.api.get("/cgi-bin/material/get_materialcount", Map.of()).path(type.type() + "_count").asLong();
	}

	/** A temporary file. */
	public ApiResponse downloadTemporary(String mediaId) {
		return this.api
			.download(() -> ApiCall.get(this.api.apiHost(), "/cgi-bin/media/get").query("media_id", mediaId));
	}

	/** A permanent picture, voice or thumbnail. */
	public ApiResponse downloadPermanent(String mediaId) {
		return this.api.download(() -> ApiCall.post(this.api.apiHost(), "/cgi-bin/material/get_material")
			.json(Json.object().put("media_id", mediaId)));
	}

	/** Deletes a permanent material. */
	public void delete(String mediaId) {
		this.api.post("/cgi-bin/material/del_material", Json.object().put("media_id", mediaId));
	}

	private JsonNode upload(String path, WeChatMediaType type, WeChatMediaFile file, @Nullable String description,
			LongConsumer progress) {
		type.check(file);
		return this.api.execute(() -> {
			MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM)
				.addFormDataPart("media", file.name(), new WeChatMediaUpload(file, progress));
			if (description != null) {
				form.addFormDataPart("description", description);
			}
			return ApiCall.post(this.api.apiHost(), path).query("type", type.type()).body(form.build());
		});
	}

}
