package cn.bootx.starter.simulator.wechat.media;

import java.util.Arrays;
import java.util.Set;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * What may be uploaded, and how large.
 */
enum MediaKind {

	/** Temporary pictures have fewer formats than permanent ones. */
	IMAGE("image", 10 * 1024 * 1024, Set.of("png", "jpg", "jpeg", "gif"), Set.of("bmp", "png", "jpeg", "jpg", "gif")),

	/** Up to 60 seconds, which is not looked at. */
	VOICE("voice", 2 * 1024 * 1024, Set.of("amr", "mp3"), Set.of("mp3", "wma", "wav", "amr")),

	/** Permanent ones have a title and an introduction. */
	VIDEO("video", 10 * 1024 * 1024, Set.of("mp4"), Set.of("mp4")),

	/** Cover of videos, music and articles. */
	THUMB("thumb", 64 * 1024, Set.of("jpg", "jpeg"), Set.of("jpg", "jpeg"));

	private final String type;

	private final int maxBytes;

	private final Set<String> temporary;

	private final Set<String> permanent;

	MediaKind(String type, int maxBytes, Set<String> temporary, Set<String> permanent) {
		this.type = type;
		this.maxBytes = maxBytes;
		this.temporary = temporary;
		this.permanent = permanent;
	}

	String type() {
		return this.type;
	}

	/** By its name in calls, or 40004. */
	static MediaKind of(@Nullable String type) {
		return Arrays.stream(values())
			.filter((kind) -> kind.type.equals(type))
			.findFirst()
			.orElseThrow(() -> WeChatErrors.refuse(40004));
	}

	UploadedFile checkTemporary(UploadedFile file) {
		return check(file, this.temporary, this.maxBytes, 40006);
	}

	UploadedFile checkPermanent(UploadedFile file) {
		return check(file, this.permanent, this.maxBytes, 40006);
	}

	static UploadedFile check(UploadedFile file, Set<String> extensions, int maxBytes, int tooLarge) {
		if (file.bytes().length == 0) {
			throw WeChatErrors.refuse(44001);
		}
		if (!extensions.contains(file.extension())) {
			throw WeChatErrors.refuse(40005);
		}
		if (file.bytes().length > maxBytes) {
			throw WeChatErrors.refuse(tooLarge);
		}
		return file;
	}

	/** The form of an upload, or 41005. */
	static MultipartForm form(SimulatorRequest request) {
		MultipartForm form = MultipartForm.parse(request.header("content-type"), request.body());
		if (form == null) {
			throw WeChatErrors.refuse(41005);
		}
		return form;
	}

	/** The file of an upload, or 41005. */
	static UploadedFile file(MultipartForm form) {
		UploadedFile file = form.files().get("media");
		if (file == null) {
			throw WeChatErrors.refuse(41005);
		}
		return file;
	}

}
