package cn.bootx.starter.dingtalk.media;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MediaIds;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Uploads the media files that messages of one application refer to. Type, extension and
 * size are checked before DingTalk sees a byte where the size is known, and on the way
 * where it is not. At most 256 KB of a file are held in memory.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/upload-media-files">DingTalk</a>
 */
public final class DingMediaService {

	static final String UPLOAD = "/media/upload";

	private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(2);

	private final DingTalkClient client;

	private final ExpiringStore store;

	private final @Nullable Duration keepIds;

	private final MediaDownload download;

	/**
	 * The service of an application.
	 * @param keepIds how long ids of uploaded files are used again for the same bytes, or
	 * null to upload each time: the documentation says that an id works any number of
	 * times, but ids that worked once have been seen
	 */
	public DingMediaService(DingTalkClient client, ExpiringStore store, @Nullable Duration keepIds) {
		this.client = client;
		this.store = store;
		this.keepIds = keepIds;
		this.download = new MediaDownload(client);
	}

	/** The service of another application. */
	public DingMediaService account(String name) {
		return new DingMediaService(this.client.account(name), this.store, this.keepIds);
	}

	/**
	 * Uploads a file.
	 * @param stream the content, read to its end and not closed
	 * @param fileName name with an extension that the type accepts
	 * @param mediaType {@code image}, {@code voice}, {@code video} or {@code file}
	 * @return the media id, which may be used any number of times
	 * @throws InvalidMessageException if the file is empty, too large or of a format that
	 * DingTalk does not take
	 */
	public String uploadMedia(InputStream stream, String fileName, String mediaType) {
		DingTalkMediaType type = DingTalkMediaType.of(mediaType);
		return upload(type, accepted(type, DingTalkClient.required("media", "file name", fileName)),
				MediaContent.read(type, stream));
	}

	/**
	 * Uploads a file without a name. Its first bytes show its format.
	 * @throws InvalidMessageException also if the first bytes do not show the format
	 */
	public String uploadMedia(InputStream stream, String mediaType) {
		DingTalkMediaType type = DingTalkMediaType.of(mediaType);
		MediaContent content = MediaContent.read(type, stream);
		String extension = type.extensionOf(content.signature());
		check()
			.isTrue(extension != null, type.wireName(),
					"does not show by its first bytes which of " + type.extensions() + " it is; give its file name")
			.done();
		return upload(type, UUID.randomUUID() + "." + extension, content);
	}

	/** Forgets an id that was refused (40007): its bytes are uploaded again. */
	public void forget(String mediaId) {
		ids().forget(mediaId);
	}

	/** The temporary address of a file that a user sent to the application's robot. */
	public String downloadUrl(String downloadCode) {
		return this.download.url(downloadCode);
	}

	/**
	 * Writes a file that a user sent to the application's robot; the target stays open.
	 * @throws PlatformException if DingTalk refused it or the file could not be read
	 */
	public DownloadedFile download(String downloadCode, OutputStream target) {
		return this.download.to(downloadCode, target);
	}

	private String upload(DingTalkMediaType type, String fileName, MediaContent content) {
		if (content.contentLength() >= 0) {
			check().bytes(type.wireName(), content.contentLength(), type.maxBytes()).done();
		}
		MediaIds ids = ids();
		return ids.idOf(type.wireName(), ids.isKept() ? content.digest() : null, () -> send(type, fileName, content));
	}

	/** Of the application as it is now: without a default one the service starts, too. */
	private MediaIds ids() {
		return new MediaIds(this.store, "ding-talk:" + this.client.credentials().appKey(), this.keepIds);
	}

	private String send(DingTalkMediaType type, String fileName, MediaContent content) {
		try {
			return UnreadableAnswer.require(Platform.DING_TALK, UPLOAD,
					this.client.oapi((base) -> call(base, type, fileName, content)), "media_id", "mediaId");
		}
		catch (PlatformException ex) {
			throw MediaContent.tooLong(ex).orElse(ex);
		}
	}

	private static ApiCall call(HttpUrl base, DingTalkMediaType type, String fileName, MediaContent content) {
		MultipartBody body = new MultipartBody.Builder().setType(MultipartBody.FORM)
			.addFormDataPart("type", type.wireName())
			.addFormDataPart("media", fileName, content)
			.build();
		// Also in the query: DingTalk's own remedy for clients that get 40004.
		return ApiCall.post(base, UPLOAD).query("type", type.wireName()).body(body).timeout(UPLOAD_TIMEOUT);
	}

	static MessageCheck check() {
		return MessageCheck.of(Platform.DING_TALK, UPLOAD);
	}

	private static String accepted(DingTalkMediaType type, String fileName) {
		int dot = fileName.lastIndexOf('.');
		String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
		if (type == DingTalkMediaType.IMAGE && extension.equals("jpeg")) {
			// The same format, but DingTalk knows it by its short name only.
			return fileName.substring(0, dot) + ".jpg";
		}
		check()
			.isTrue(dot >= 0 && type.extensions().contains(extension), "file name",
					"must end with one of " + type.extensions() + " for media type " + type.wireName())
			.done();
		return fileName;
	}

}
