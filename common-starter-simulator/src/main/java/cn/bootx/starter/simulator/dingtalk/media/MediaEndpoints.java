package cn.bootx.starter.simulator.dingtalk.media;

import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;

/**
 * Uploads media. The download has no counterpart on the platform: it lets a page show
 * what a message refers to.
 */
public final class MediaEndpoints {

	private final DingMediaStore store;

	public MediaEndpoints(DingMediaStore store) {
		this.store = store;
	}

	public void mount(DingGate gate) {
		gate.plain("/media/upload", null, (app, request) -> upload(request));
		gate.openGet(DingMediaStore.PATH + "{mediaId}", this::download);
	}

	private SimulatorResponse upload(SimulatorRequest request) {
		MultipartForm form = MultipartForm.parse(request.header("content-type"), request.body());
		if (form == null) {
			throw OldFamily.refuse(43008, "参数需要multipart类型");
		}
		String inQuery = request.param("type");
		DingMediaType type = DingMediaType.of((inQuery != null) ? inQuery : form.fields().get("type"));
		if (type == null) {
			throw OldFamily.refuse(40004, "不合法的媒体文件类型");
		}
		UploadedFile file = form.files().get("media");
		if (file == null) {
			throw OldFamily.refuse(41005, "缺少多媒体文件数据");
		}
		if (file.bytes().length == 0) {
			throw OldFamily.refuse(44001, "多媒体文件为空");
		}
		if (!type.accepts(file.extension())) {
			throw OldFamily.refuse(40005, "不合法的文件类型");
		}
		if (file.bytes().length > type.maxBytes()) {
			throw OldFamily.refuse(40006, "不合法的文件大小");
		}
		DingMedia medium = this.store.keep(type, file);
		return OldFamily.ok("type", medium.type(), "media_id", medium.mediaId(), "created_at",
				medium.uploadedAt().toEpochMilli());
	}

	private SimulatorResponse download(SimulatorRequest request) {
		DingMedia medium = this.store.find(request.pathVariables().getOrDefault("mediaId", ""));
		return (medium == null) ? SimulatorResponse.empty(404)
				: SimulatorResponse.bytes(medium.file().mediaType(), medium.file().bytes());
	}

}
