package cn.bootx.starter.wechat.content.media;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * Sends files that were checked before.
 */
final class MediaUploads {

	static final LongConsumer NO_PROGRESS = (sent) -> {
	};

	/** 10 MB need it on a slow line. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private final WeChatApi api;

	MediaUploads(WeChatApi api) {
		this.api = api;
	}

	/**
	 * Sends a file.
	 * @param type kind of media, or null where there is only one
	 * @param description of a video, as JSON
	 */
	JsonNode send(String path, WeChatMediaFile.@Nullable Type type, WeChatMediaFile file, @Nullable String description,
			LongConsumer progress) {
		try {
			return this.api.execute(() -> {
				MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM)
					.addFormDataPart("media", file.name(), new WeChatMediaUpload(file, progress));
				if (description != null) {
					form.addFormDataPart("description", description);
				}
				return ApiCall.post(this.api.apiHost(), path)
					.query("type", (type != null) ? type.type() : null)
					.body(form.build())
					.timeout(TIMEOUT);
			});
		}
		catch (PlatformException ex) {
			WeChatMediaUpload.WrongLengthException wrong = wrongLength(ex);
			if (wrong != null) {
				InvalidMessageException invalid = new InvalidMessageException(Platform.WECHAT, path,
						List.of(InvalidMessageException.Problem.of("media", String.valueOf(wrong.getMessage()))));
				invalid.addSuppressed(ex);
				throw invalid;
			}
			throw ex;
		}
	}

	private static WeChatMediaUpload.@Nullable WrongLengthException wrongLength(Throwable failure) {
		Throwable cause = failure.getCause();
		while (cause != null && !(cause instanceof WeChatMediaUpload.WrongLengthException)) {
			cause = cause.getCause();
		}
		return (WeChatMediaUpload.WrongLengthException) cause;
	}

}
