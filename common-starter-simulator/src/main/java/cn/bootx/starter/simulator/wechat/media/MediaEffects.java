package cn.bootx.starter.simulator.wechat.media;

import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.WeChatCore;

/**
 * What the rows of temporary media and of pictures inside articles do.
 */
public final class MediaEffects {

	private static final Set<String> ARTICLE_IMAGES = Set.of("jpg", "jpeg", "png");

	private static final int MAX_ARTICLE_IMAGE = 1024 * 1024;

	private final WeChatCore core;

	public MediaEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("upload", this::upload, "upload-image", this::uploadImage, "download", this::download);
	}

	private void upload(RowCall call) {
		MediaKind kind = MediaKind.of(call.text("type"));
		UploadedFile file = kind.checkTemporary(MediaKind.file(MediaKind.form(call.request())));
		StoredMedia stored = this.core.media().put(kind.type(), file);
		call.answer()
			.put("type", kind.type())
			.put((kind == MediaKind.THUMB) ? "thumb_media_id" : "media_id", stored.mediaId())
			.put("created_at", stored.createdAt().getEpochSecond());
	}

	/** A picture inside an article: it has an address and no media_id. */
	private void uploadImage(RowCall call) {
		UploadedFile file = MediaKind.check(MediaKind.file(MediaKind.form(call.request())), ARTICLE_IMAGES,
				MAX_ARTICLE_IMAGE, 40009);
		call.answer().put("url", this.core.mediaUrl(this.core.media().keep("image", file).mediaId()));
	}

	private void download(RowCall call) {
		StoredMedia media = this.core.media().require(call.text("media_id"));
		if (media.type().equals("video")) {
			call.answer().put("video_url", this.core.mediaUrl(media.mediaId()));
		}
		else {
			call.answer(media.download());
		}
	}

	/** For browsers: the picture in a chat. */
	public SimulatorResponse show(SimulatorRequest request) {
		StoredMedia media = this.core.media().find(request.pathVariable("mediaId"));
		// An upload's own type could be text/html, and its script would run on this
		// page's origin.
		return (media != null && media.contentType().matches("(image|audio|video)/[a-z0-9.+-]+")
				&& !media.contentType().contains("svg")) ? SimulatorResponse.bytes(media.contentType(), media.bytes())
						: SimulatorResponse.empty(404);
	}

}
