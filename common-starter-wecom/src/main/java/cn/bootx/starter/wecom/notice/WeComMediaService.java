package cn.bootx.starter.wecom.notice;

import java.io.InputStream;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.RequestBody;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WeComApi;

/**
 * Uploads and downloads temporary media. A media id is valid for three days and for all
 * applications of the corporation. Size and type are checked before anything is sent.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90253">WeCom</a>
 */
public class WeComMediaService {

	private static final String UPLOAD = "/cgi-bin/media/upload";

	private static final String UPLOAD_IMAGE = "/cgi-bin/media/uploadimg";

	private static final String GET = "/cgi-bin/media/get";

	private static final long MAX_PERMANENT_IMAGE = 2L * 1024 * 1024;

	private final WeComAgents agents;

	/** The service of the default agent. */
	public WeComMediaService(WeComAgents agents) {
		this.agents = agents;
	}

	/** The service of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComMediaService account(String name) {
		return new WeComMediaService(this.agents.withDefault(name));
	}

	/**
	 * Uploads a stream, which the caller closes.
	 * @param fileName name that receivers see; its extension says the format
	 * @return the media id
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom does not take the
	 * file or cannot be reached
	 */
	public String upload(WeComMediaType type, InputStream stream, String fileName) {
		return upload(type, type.form(stream, fileName, check(UPLOAD)));
	}

	/** Uploads a file on disk without reading it into memory; returns the media id. */
	public String upload(WeComMediaType type, Path path) {
		return upload(type, type.form(path, check(UPLOAD)));
	}

	/**
	 * Uploads an image of at most 2 MB that stays, for articles and cards.
	 * @return its address, which works in WeCom only
	 */
	public String uploadPermanentImage(InputStream image, String fileName) {
		RequestBody form = WeComMediaType.IMAGE.form(image, fileName, MAX_PERMANENT_IMAGE, check(UPLOAD_IMAGE));
		JsonNode answer = this.agents.defaultAgent()
			.api()
			.execute((base) -> ApiCall.post(base, UPLOAD_IMAGE).body(form));
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD_IMAGE, answer, "url");
	}

	/** Downloads temporary media, at most 32 MB. */
	public Media download(String mediaId) {
		check(GET).required("media_id", mediaId).done();
		return this.agents.defaultAgent()
			.api()
			.exchange((base) -> ApiCall.get(base, GET).query("media_id", mediaId), WeComMediaService::content);
	}

	private String upload(WeComMediaType type, RequestBody form) {
		JsonNode answer = this.agents.defaultAgent()
			.api()
			.execute((base) -> ApiCall.post(base, UPLOAD).query("type", type.wireName()).body(form));
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD, answer, "media_id");
	}

	private static Media content(ApiCall call, PlatformClient.Answer response) {
		String type = (response.contentType() != null) ? response.contentType() : "application/octet-stream";
		if (type.startsWith("application/json") || type.startsWith("text/plain")) {
			JsonNode json = Json.readOrNull(response.body());
			if (json != null && json.has("errcode")) {
				WeComApi.DECODER.decode(call, response);
			}
		}
		if (response.status() != 200) {
			throw UnreadableAnswer.of(Platform.WECOM, call, response);
		}
		return new Media(type, response.body());
	}

	private static MessageCheck check(String api) {
		return MessageCheck.of(Platform.WECOM, api);
	}

	/** Media as WeCom gave it. */
	public record Media(String contentType, byte[] bytes) {

		@Override
		public String toString() {
			return "Media[" + this.contentType + ", " + this.bytes.length + " bytes]";
		}

	}

}
