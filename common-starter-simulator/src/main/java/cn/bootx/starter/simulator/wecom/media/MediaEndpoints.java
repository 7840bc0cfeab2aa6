package cn.bootx.starter.simulator.wecom.media;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.gate.WeComGate;

/**
 * Media of a corporation, which all its agents share. The path below {@code /_media} has
 * no counterpart on the platform: it lets a page show what a message refers to.
 */
public final class MediaEndpoints {

	private static final int MAX_IMAGE_MEGABYTES = 2;

	private final WeComMediaStore store;

	public MediaEndpoints(WeComMediaStore store) {
		this.store = store;
	}

	public void mount(WeComGate gate) {
		gate.post("/cgi-bin/media/upload", this::upload);
		gate.post("/cgi-bin/media/uploadimg", this::uploadImage);
		gate.get("/cgi-bin/media/get", this::get);
		gate.openGet(WeComMediaStore.PATH + "{mediaId}", this::show);
	}

	private SimulatorResponse upload(SimulatedWeComAgent agent, SimulatorRequest request) {
		WeComMediaType type = WeComMediaType.of(request.param("type"));
		return uploaded(keep(agent.agent().corpId(), type, request));
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

	private SimulatorResponse uploadImage(SimulatedWeComAgent agent, SimulatorRequest request) {
		UploadedFile file = file(request);
		WeComMediaType.checkSize(file, MAX_IMAGE_MEGABYTES);
		WeComMediaType.IMAGE.check(file);
		WeComMedia medium = this.store.keep(agent.agent().corpId(), "image", file);
		return SimulatorResponse
			.json(Fields.of("errcode", 0, "errmsg", "", "url", this.store.addressOf(medium.mediaId())));
	}

	private SimulatorResponse get(SimulatedWeComAgent agent, SimulatorRequest request) {
		WeComMedia medium = this.store.require(agent.agent().corpId(), request.param("media_id"));
		return content(medium).withHeader("Content-Disposition",
				"attachment; filename=\"" + medium.file().fileName() + "\"");
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
