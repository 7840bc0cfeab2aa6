package cn.bootx.starter.wecom.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.agent.WeComApi;

/**
 * Reads media. What is larger than 20 MB WeCom gives in pieces only, and pieces keep the
 * memory small.
 */
record MediaDownload(WeComApi api, String path, String mediaId) {

	private static final long PIECE = 8L * 1024 * 1024;

	private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

	private static final int PARTIAL = 206;

	DownloadedFile inPieces(OutputStream target) {
		PlatformClient.Answer first = answer(range(0));
		long size = first.body().length;
		long total = (first.status() == PARTIAL) ? total(first, 0) : size;
		if (total < size) {
			throw failure("range", "does not say which piece of the file it gave", null);
		}
		write(first, target);
		while (size < total) {
			PlatformClient.Answer next = answer(range(size));
			if (total(next, size) != total || next.body().length == 0) {
				throw failure("range", "gave another piece of the file than byte " + size + " of " + total, null);
			}
			write(next, target);
			size += next.body().length;
		}
		return file(first, size);
	}

	DownloadedFile whole(OutputStream target) {
		PlatformClient.Answer answer = answer(null);
		write(answer, target);
		return file(answer, answer.body().length);
	}

	/** An answer that holds the file, or the piece of it that is asked for. */
	PlatformClient.Answer answer(@Nullable String range) {
		return this.api.exchange((base) -> {
			ApiCall call = ApiCall.get(base, this.path).query("media_id", this.mediaId);
			return (range != null) ? call.header("Range", range) : call;
		}, (call, answer) -> checked(call, answer, range != null));
	}

	static String contentType(PlatformClient.Answer answer) {
		return (answer.contentType() != null) ? answer.contentType() : "application/octet-stream";
	}

	private static PlatformClient.Answer checked(ApiCall call, PlatformClient.Answer answer, boolean piece) {
		if (piece && answer.status() == PARTIAL) {
			return answer;
		}
		String type = contentType(answer);
		if (type.startsWith("application/json") || type.startsWith("text/plain")) {
			JsonNode json = Json.readOrNull(answer.body());
			if (json != null && json.has("errcode")) {
				WeComApi.DECODER.decode(call, answer);
			}
		}
		if (answer.status() != 200) {
			throw UnreadableAnswer.of(Platform.WECOM, call, answer);
		}
		return answer;
	}

	private static String range(long from) {
		return "bytes=" + from + "-" + (from + PIECE - 1);
	}

	/** Length of the whole file, -1 if this is not the piece that begins there. */
	private static long total(PlatformClient.Answer answer, long from) {
		String range = answer.headers().get("Content-Range");
		Matcher matcher = RANGE.matcher((range != null) ? range : "");
		return (matcher.matches() && Long.parseLong(matcher.group(1)) == from) ? Long.parseLong(matcher.group(2)) : -1;
	}

	private void write(PlatformClient.Answer answer, OutputStream target) {
		try {
			target.write(answer.body());
		}
		catch (IOException ex) {
			throw failure("io", "the file could not be written: " + ex.getClass().getSimpleName(), ex);
		}
	}

	private static DownloadedFile file(PlatformClient.Answer answer, long size) {
		return DownloadedFile.of(answer.headers().get("Content-Disposition"), contentType(answer), size);
	}

	private PlatformException failure(String code, String message, @Nullable IOException cause) {
		return PlatformException.of(Platform.WECOM, this.path)
			.code(code)
			.message(message)
			.category(ErrorCategory.TRANSIENT)
			.cause(cause)
			.build();
	}

}
