package cn.bootx.starter.dingtalk.media;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * Uploads the media files that messages of one application refer to. Type, extension and
 * size are checked before DingTalk sees a byte where the size is known, and on the way
 * where it is not. At most 256 KB of a file are held in memory.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/upload-media-files">Upload media
 * files</a>
 */
public final class DingMediaService {

	private static final String UPLOAD = "/media/upload";

	private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(2);

	private final DingTalkClient client;

	private final MediaIds ids;

	private final MediaDownload download;

	/**
	 * The service of an application.
	 * @param keepIds how long ids of uploaded files are used again for the same bytes, or
	 * null to upload each time
	 */
	public DingMediaService(DingTalkClient client, ExpiringStore store, @Nullable Duration keepIds) {
		this.client = client;
		this.ids = new MediaIds(store, client.credentials().appKey(), keepIds);
		this.download = new MediaDownload(client);
	}

	/**
	 * Uploads a file.
	 * @param stream the content, read to its end and not closed
	 * @param fileName name with an extension that the type accepts
	 * @param mediaType {@code image}, {@code voice}, {@code video} or {@code file}
	 * @return the media id, which may be used any number of times
	 * @throws IllegalArgumentException if the file is empty, too large or of a format
	 * that DingTalk does not take
	 * @throws PlatformException if DingTalk refused it
	 */
	public String uploadMedia(InputStream stream, String fileName, String mediaType) {
		DingTalkMediaType type = DingTalkMediaType.of(mediaType);
		return upload(type, accepted(type, Require.text("file name", fileName)), MediaContent.read(type, stream));
	}

	/**
	 * Uploads a file without a name. Its format is told by its first bytes.
	 * @throws IllegalArgumentException also if the first bytes do not tell the format
	 */
	public String uploadMedia(InputStream stream, String mediaType) {
		DingTalkMediaType type = DingTalkMediaType.of(mediaType);
		MediaContent content = MediaContent.read(type, stream);
		String extension = MediaSignature.extension(type, content.signature());
		if (extension == null) {
			throw new IllegalArgumentException("the content does not tell which of " + type.extensions() + " this "
					+ type.wireName() + " is; give its file name");
		}
		return upload(type, UUID.randomUUID() + "." + extension, content);
	}

	/**
	 * Forgets an id that the platform refused with code 40007, so that the same bytes are
	 * uploaded again.
	 */
	public void forget(String mediaId) {
		this.ids.forget(mediaId);
	}

	/**
	 * The temporary address of a file that a user sent to the application's robot.
	 * @param downloadCode code in the message
	 */
	public String downloadUrl(String downloadCode) {
		return this.download.url(downloadCode);
	}

	/**
	 * Writes a file that a user sent to the application's robot.
	 * @param downloadCode code in the message
	 * @param target where it goes; it is not closed
	 * @return name and size of the file
	 * @throws PlatformException if DingTalk refused it or the file could not be read
	 */
	public DingTalkDownload download(String downloadCode, OutputStream target) {
		return this.download.to(downloadCode, target);
	}

	private String upload(DingTalkMediaType type, String fileName, MediaContent content) {
		if (content.contentLength() > type.maxBytes()) {
			throw new IllegalArgumentException(
					type.wireName() + " has " + content.contentLength() + " bytes, allowed are " + type.maxBytes());
		}
		String digest = content.digest();
		Optional<String> known = (digest != null) ? this.ids.find(type, digest) : Optional.empty();
		if (known.isPresent()) {
			return known.get();
		}
		try {
			String mediaId = mediaId(this.client.oapi(() -> call(type, fileName, content)));
			if (digest != null) {
				this.ids.remember(type, digest, mediaId);
			}
			return mediaId;
		}
		catch (PlatformException ex) {
			throw MediaContent.tooLong(ex).orElse(ex);
		}
	}

	private ApiCall call(DingTalkMediaType type, String fileName, MediaContent content) {
		MultipartBody body = new MultipartBody.Builder().setType(MultipartBody.FORM)
			.addFormDataPart("type", type.wireName())
			.addFormDataPart("media", fileName, content)
			.build();
		// Also in the query: DingTalk's own remedy for clients that get 40004.
		return ApiCall.post(this.client.oapiUrl(), UPLOAD)
			.query("type", type.wireName())
			.body(body)
			.timeout(UPLOAD_TIMEOUT);
	}

	private static String mediaId(JsonNode answer) {
		String mediaId = answer.path("media_id").asText("");
		if (mediaId.isEmpty()) {
			throw PlatformException.of(Platform.DING_TALK, UPLOAD)
				.code("no-media-id")
				.message("answered without a media id")
				.build();
		}
		return mediaId;
	}

	private static String accepted(DingTalkMediaType type, String fileName) {
		int dot = fileName.lastIndexOf('.');
		String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
		if (type == DingTalkMediaType.IMAGE && extension.equals("jpeg")) {
			// The same format, but DingTalk knows it by its short name only.
			return fileName.substring(0, dot) + ".jpg";
		}
		if (dot < 0 || !type.extensions().contains(extension)) {
			throw new IllegalArgumentException("file name '" + fileName + "' must end with one of " + type.extensions()
					+ " for media type " + type.wireName());
		}
		return fileName;
	}

}
