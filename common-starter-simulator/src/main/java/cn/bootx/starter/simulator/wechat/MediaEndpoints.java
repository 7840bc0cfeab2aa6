package cn.bootx.starter.simulator.wechat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;

/**
 * Temporary media.
 */
final class MediaEndpoints {

	private static final int MEGABYTE = 1024 * 1024;

	private static final Map<String, Integer> MAX_BYTES = Map.of("image", 10 * MEGABYTE, "voice", 2 * MEGABYTE, "video",
			10 * MEGABYTE, "thumb", 64 * 1024);

	private static final Map<String, Set<String>> EXTENSIONS = Map.of("image", Set.of("png", "jpg", "jpeg", "gif"),
			"voice", Set.of("amr", "mp3"), "video", Set.of("mp4"), "thumb", Set.of("jpg", "jpeg"));

	private final WeChatCore core;

	MediaEndpoints(WeChatCore core) {
		this.core = core;
	}

	void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/media/upload", gate.account(this::upload))
			.get("/cgi-bin/media/get", gate.account(this::download))
			.get("/_sim/wechat/media/{mediaId}", this::show);
	}

	private SimulatorResponse upload(SimulatedAccount account, SimulatorRequest request) {
		String type = request.query().getOrDefault("type", "");
		Integer limit = MAX_BYTES.get(type);
		if (limit == null) {
			throw WeChatErrors.refuse(40004);
		}
		MultipartForm form = MultipartForm.parse(request.header("content-type"), request.body());
		UploadedFile file = (form != null) ? form.files().get("media") : null;
		if (file == null) {
			throw WeChatErrors.refuse(41005);
		}
		check(file, limit, EXTENSIONS.getOrDefault(type, Set.of()));
		StoredMedia stored = this.core.media().put(type, file.contentType(), file.fileName(), file.bytes());
		return SimulatorResponse.json(Json.object()
			.put("type", type)
			.put(type.equals("thumb") ? "thumb_media_id" : "media_id", stored.mediaId())
			.put("created_at", stored.createdAt().getEpochSecond()));
	}

	private static void check(UploadedFile file, int limit, Set<String> extensions) {
		if (file.bytes().length == 0) {
			throw WeChatErrors.refuse(44001);
		}
		if (!extensions.contains(file.extension())) {
			throw WeChatErrors.refuse(40005);
		}
		if (file.bytes().length > limit) {
			throw WeChatErrors.refuse(40006);
		}
	}

	private SimulatorResponse download(SimulatedAccount account, SimulatorRequest request) {
		StoredMedia media = this.core.media().require(request.param("media_id"));
		if (media.type().equals("video")) {
			return SimulatorResponse.json(Json.object().put("video_url", this.core.mediaUrl(media.mediaId())));
		}
		String name = URLEncoder.encode(media.fileName(), StandardCharsets.UTF_8);
		return SimulatorResponse.bytes(media.contentType(), media.bytes())
			.withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
	}

	/** For browsers: the picture in a chat. */
	private SimulatorResponse show(SimulatorRequest request) {
		StoredMedia media = this.core.media().find(request.pathVariable("mediaId"));
		// An upload's own type could be text/html, and its script would run on this
		// page's origin.
		return (media != null && media.contentType().matches("(image|audio|video)/[a-z0-9.+-]+")
				&& !media.contentType().contains("svg")) ? SimulatorResponse.bytes(media.contentType(), media.bytes())
						: SimulatorResponse.empty(404);
	}

}
