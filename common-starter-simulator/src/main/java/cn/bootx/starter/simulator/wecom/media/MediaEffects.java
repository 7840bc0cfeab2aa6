package cn.bootx.starter.simulator.wecom.media;

import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;

/**
 * Media of a corporation, which all its agents share. The path below {@code /_media} has
 * no counterpart on the platform: it lets a page show what a message refers to.
 */
public final class MediaEffects {

	private static final int MAX_IMAGE_MEGABYTES = 2;

	private final WeComMediaStore store;

	public MediaEffects(WeComMediaStore store) {
		this.store = store;
	}

	public Map<String, Effect> all() {
		return Map.of("upload", (call) -> call.answer(upload(call)), "upload-image",
				(call) -> call.answer(uploadImage(call)), "download", (call) -> call.answer(get(call)), "show",
				(call) -> call.answer(show(call.request())));
	}

	private SimulatorResponse upload(RowCall call) {
		WeComMediaType type = WeComMediaType.of(call.text("type"));
		return uploaded(keep(corp(call), type, call.request()));
	}

	/** Reads, checks and keeps the file of an upload. */
	public WeComMedia keep(String owner, WeComMediaType type, SimulatorRequest request) {
		UploadedFile file = file(request);
		type.check(file);
		return this.store.keep(owner, type.wireName(), file);
	}

	public static SimulatorResponse uploaded(WeComMedia medium) {
		// Unlike everywhere else the errmsg of this success is empty, and the instant a
		// string.
		return SimulatorResponse.json(Fields.of("errcode", 0, "errmsg", "", "type", medium.type(), "media_id",
				medium.mediaId(), "created_at", String.valueOf(medium.uploadedAt().getEpochSecond())));
	}

	private SimulatorResponse uploadImage(RowCall call) {
		UploadedFile file = file(call.request());
		WeComMediaType.checkSize(file, MAX_IMAGE_MEGABYTES);
		WeComMediaType.IMAGE.check(file);
		WeComMedia medium = this.store.keep(corp(call), "image", file);
		return SimulatorResponse
			.json(Fields.of("errcode", 0, "errmsg", "", "url", this.store.addressOf(medium.mediaId())));
	}

	private SimulatorResponse get(RowCall call) {
		WeComMedia medium = this.store.require(corp(call), call.text("media_id"));
		return content(medium).withHeader("Content-Disposition",
				"attachment; filename=\"" + medium.file().fileName() + "\"");
	}

	private static String corp(RowCall call) {
		return call.caller(SimulatedWeComAgent.class).agent().corpId();
	}

	private SimulatorResponse show(SimulatorRequest request) {
		WeComMedia medium = this.store.find(request.pathVariable("mediaId"));
		return (medium == null) ? SimulatorResponse.empty(404) : content(medium);
	}

	private static SimulatorResponse content(WeComMedia medium) {
		return SimulatorResponse.bytes(medium.file().mediaType(), medium.file().bytes());
	}

	private static UploadedFile file(SimulatorRequest request) {
		MultipartForm form = MultipartForm.parse(request.header("content-type"), request.body());
		UploadedFile file = (form == null) ? null : form.files().get("media");
		if (file == null) {
			throw new WeComErrorException(44001, "empty media data");
		}
		return file;
	}

}
