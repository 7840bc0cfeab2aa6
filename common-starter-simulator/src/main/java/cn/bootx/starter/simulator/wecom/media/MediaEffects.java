package cn.bootx.starter.simulator.wecom.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final int MAX_PIECE = 20 * 1024 * 1024;

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

	private final WeComMediaStore store;

	public MediaEffects(WeComMediaStore store) {
		this.store = store;
	}

	public Map<String, Effect> all() {
		return Map.of("upload", (call) -> call.answer(upload(call)), "upload-image",
				(call) -> call.answer(uploadImage(call)), "download", (call) -> call.answer(get(call)),
				"download-voice", (call) -> call.answer(getVoice(call)), "show",
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
		byte[] bytes = medium.file().bytes();
		Matcher range = RANGE.matcher(Objects.requireNonNullElse(call.request().header("range"), ""));
		SimulatorResponse response = content(medium);
		boolean piece = range.matches() && Long.parseLong(range.group(1)) < bytes.length;
		int from = piece ? Integer.parseInt(range.group(1)) : 0;
		int to = (piece && !range.group(2).isEmpty()) ? (int) Math.min(bytes.length, Long.parseLong(range.group(2)) + 1)
				: bytes.length;
		if (to - from > MAX_PIECE || to <= from) {
			throw new WeComErrorException(830002, "file too large, use Range");
		}
		if (piece) {
			response = SimulatorResponse.bytes(medium.file().mediaType(), Arrays.copyOfRange(bytes, from, to))
				.withStatus(206)
				.withHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
		}
		return response.withHeader("Accept-Ranges", "bytes")
			.withHeader("Content-Disposition", "attachment; filename=\"" + encoded(medium.file().fileName()) + "\"");
	}

	/** Other than ASCII is percent-encoded. */
	private static String encoded(String fileName) {
		return fileName.chars().allMatch((character) -> character < 128) ? fileName
				: URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private SimulatorResponse getVoice(RowCall call) {
		WeComMedia medium = this.store.require(corp(call), call.text("media_id"));
		if (!medium.type().equals(WeComMediaStore.RECORDING)) {
			throw new WeComErrorException(40007, "invalid media_id");
		}
		return SimulatorResponse.bytes("voice/speex", medium.file().bytes())
			.withHeader("Content-Disposition", "attachment; filename=\"" + medium.mediaId() + ".speex\"");
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
