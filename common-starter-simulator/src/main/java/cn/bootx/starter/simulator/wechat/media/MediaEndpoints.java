package cn.bootx.starter.simulator.wechat.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;

/**
 * Temporary media, and pictures inside articles.
 */
public final class MediaEndpoints {

	private static final Set<String> ARTICLE_IMAGES = Set.of("jpg", "jpeg", "png");

	private static final int MAX_ARTICLE_IMAGE = 1024 * 1024;

	private final WeChatCore core;

	public MediaEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/media/upload", gate.account(this::upload))
			.post("/cgi-bin/media/uploadimg", gate.account(this::uploadImage))
			.get("/cgi-bin/media/get", gate.account(this::download))
			.get("/cgi-bin/media/get/jssdk", gate.account(this::download))
			.get("/_sim/wechat/media/{mediaId}", this::show);
	}

	private SimulatorResponse upload(SimulatedAccount account, SimulatorRequest request) {
		MediaKind kind = MediaKind.of(request.param("type"));
		UploadedFile file = kind.checkTemporary(MediaKind.file(MediaKind.form(request)));
		StoredMedia stored = this.core.media().put(kind.type(), file.mediaType(), file.fileName(), file.bytes());
		return SimulatorResponse.json(Json.object()
			.put("type", kind.type())
			.put((kind == MediaKind.THUMB) ? "thumb_media_id" : "media_id", stored.mediaId())
			.put("created_at", stored.createdAt().getEpochSecond()));
	}

	/** A picture inside an article: it has an address and no media_id. */
	private SimulatorResponse uploadImage(SimulatedAccount account, SimulatorRequest request) {
		UploadedFile file = MediaKind.check(MediaKind.file(MediaKind.form(request)), ARTICLE_IMAGES, MAX_ARTICLE_IMAGE,
				40009);
		StoredMedia stored = this.core.media().keep("image", file.mediaType(), file.fileName(), file.bytes());
		return SimulatorResponse.json(Json.object().put("url", this.core.mediaUrl(stored.mediaId())));
	}

	private SimulatorResponse download(SimulatedAccount account, SimulatorRequest request) {
		StoredMedia media = this.core.media().require(request.param("media_id"));
		if (media.type().equals("video")) {
			return SimulatorResponse.json(Json.object().put("video_url", this.core.mediaUrl(media.mediaId())));
		}
		return file(media);
	}

	/** The file, named as it was uploaded. */
	static SimulatorResponse file(StoredMedia media) {
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
