package cn.bootx.starter.wecom.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.HashingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MediaIds;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WeComApi;

/**
 * Uploads and downloads temporary media. A media id is valid for three days and for all
 * applications of the corporation. Size and type are checked before anything is sent.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90253">WeCom</a>
 */
public class WeComMediaService {

	private static final String UPLOAD = "/cgi-bin/media/upload";

	private static final String UPLOAD_IMAGE = "/cgi-bin/media/uploadimg";

	private static final String GET = "/cgi-bin/media/get";

	private static final String GET_VOICE = "/cgi-bin/media/get/jssdk";

	private static final String UPLOAD_BY_URL = "/cgi-bin/media/upload_by_url";

	private static final String URL_RESULT = "/cgi-bin/media/get_upload_by_url_result";

	/** The only scene. */
	private static final int GROUP_WELCOME = 1;

	private static final int WORKING = 1;

	private static final int MAX_URL_NAME_BYTES = 128;

	private static final int MAX_URL_BYTES = 1024;

	private static final int MAX_JOB_BYTES = 128;

	private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

	private static final long MAX_PERMANENT_IMAGE = 2L * 1024 * 1024;

	private final WeComAgents agents;

	private final ExpiringStore store;

	private final @Nullable Duration cache;

	/**
	 * The service of the default agent, which uploads each time.
	 */
	public WeComMediaService(WeComAgents agents) {
		this(agents, new InMemoryExpiringStore(Clock.systemUTC()), null);
	}

	/**
	 * The service of the default agent.
	 * @param cache how long the id of an upload is used again for the same bytes and name
	 * by all agents of the corporation, at most 71 hours; null to upload each time
	 */
	public WeComMediaService(WeComAgents agents, ExpiringStore store, @Nullable Duration cache) {
		this.agents = agents;
		this.store = store;
		this.cache = cache;
	}

	/** The service of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComMediaService account(String name) {
		return new WeComMediaService(this.agents.withDefault(name), this.store, this.cache);
	}

	/**
	 * Uploads a stream, which the caller closes.
	 * @param fileName name that receivers see; its extension says the format
	 * @return the media id
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom does not take the
	 * file or cannot be reached
	 */
	public String upload(WeComMediaType type, InputStream stream, String fileName) {
		return upload(type, type.form(stream, fileName, check(UPLOAD)));
	}

	/** Uploads a file on disk without reading it into memory; returns the media id. */
	public String upload(WeComMediaType type, Path path) {
		return upload(type, type.form(path, check(UPLOAD)));
	}

	/**
	 * Uploads a stream, or takes the id that is kept for its bytes, and uses it. Where
	 * WeCom does not know a kept id any more (40007), the stream is uploaded and its id
	 * used once again.
	 * @param use gets the media id, for example to send it
	 */
	public <T> T use(WeComMediaType type, InputStream stream, String fileName, Function<String, T> use) {
		if (this.cache == null) {
			return use.apply(upload(type, stream, fileName));
		}
		MultipartBody form = type.form(stream, fileName, check(UPLOAD));
		MediaIds ids = ids();
		return ids.use(type.wireName(), digest(ids, form), () -> send(type, form), use);
	}

	/** Forgets a kept id that was refused (40007): its bytes are uploaded again. */
	public void forget(String mediaId) {
		ids().forget(mediaId);
	}

	/**
	 * Uploads an image of at most 2 MB that stays, for articles and cards.
	 * @return its address, which works in WeCom only
	 */
	public String uploadPermanentImage(InputStream image, String fileName) {
		RequestBody form = WeComMediaType.IMAGE.form(image, fileName, MAX_PERMANENT_IMAGE, check(UPLOAD_IMAGE));
		JsonNode answer = api().execute((base) -> ApiCall.post(base, UPLOAD_IMAGE).body(form));
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD_IMAGE, answer, "url");
	}

	/** Downloads temporary media, at most 32 MB. */
	public Media download(String mediaId) {
		PlatformClient.Answer answer = downloads(mediaId, GET).answer(null);
		return new Media(MediaDownload.contentType(answer), answer.body());
	}

	/**
	 * Writes temporary media of any size to a stream, which stays open.
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom does not give the
	 * file or it cannot be written; a part may have been written
	 */
	public DownloadedFile download(String mediaId, OutputStream target) {
		return downloads(mediaId, GET).inPieces(target);
	}

	/**
	 * Writes a voice that a page recorded with the JS-SDK in high definition: Speex, 16
	 * kHz; {@link #download} gives the same id as AMR, 8 kHz.
	 */
	public DownloadedFile downloadVoice(String mediaId, OutputStream target) {
		return downloads(mediaId, GET_VOICE).whole(target);
	}

	/**
	 * Lets WeCom fetch a video or file of at most 200 MB, for welcome messages of groups.
	 * The agent needs the right to customer contact. When WeCom is ready, it pushes the
	 * event {@code upload_media_job_finish} to the agent.
	 * @param url where WeCom reads the file with {@code Range}, at most 1024 bytes
	 * @param fileName at most 128 bytes
	 * @param md5 of the file, 32 hexadecimal digits
	 * @return id of the job, valid for 60 minutes
	 */
	public String uploadByUrl(WeComMediaType type, String url, String fileName, String md5) {
		MessageCheck check = check(UPLOAD_BY_URL);
		String name = type.fileName(fileName, check);
		check
			.isTrue(type == WeComMediaType.VIDEO || type == WeComMediaType.FILE, "type",
					"is " + type.wireName() + ", WeCom fetches video and file only")
			.optionalText("filename", name, MAX_URL_NAME_BYTES)
			.address("url", url)
			.optionalText("url", url, MAX_URL_BYTES)
			.required("md5", md5)
			.matches("md5", md5, MD5, "32 hexadecimal digits")
			.done();
		ObjectNode body = Json.object("type", type.wireName(), "filename", name, "url", url, "md5", md5)
			.put("scene", GROUP_WELCOME);
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD_BY_URL, api().post(UPLOAD_BY_URL, body), "jobid");
	}

	/**
	 * What became of an upload by URL.
	 * @param jobId of the upload, or of the event
	 * @return the media id, valid for three days; empty as long as WeCom works on it
	 * @throws cn.bootx.starter.core.client.PlatformException if WeCom could not fetch the
	 * file, with the reason
	 */
	public Optional<String> uploadedByUrl(String jobId) {
		check(URL_RESULT).text("jobid", jobId, MAX_JOB_BYTES).done();
		return api().exchange((base) -> ApiCall.post(base, URL_RESULT).json(Json.object("jobid", jobId)),
				WeComMediaService::job);
	}

	private static Optional<String> job(ApiCall call, PlatformClient.Answer answer) {
		JsonNode job = WeComApi.DECODER.decode(call, answer);
		if (job.path("status").asInt() == WORKING) {
			return Optional.empty();
		}
		JsonNode detail = WeComApi.DECODER.decode(call,
				new PlatformClient.Answer(answer.status(), answer.contentType(), Json.bytes(job.path("detail"))));
		return Optional.of(UnreadableAnswer.require(Platform.WECOM, URL_RESULT, detail, "media_id"));
	}

	private String upload(WeComMediaType type, MultipartBody form) {
		MediaIds ids = ids();
		return ids.idOf(type.wireName(), digest(ids, form), () -> send(type, form));
	}

	private String send(WeComMediaType type, MultipartBody form) {
		JsonNode answer = api().execute((base) -> ApiCall.post(base, UPLOAD).query("type", type.wireName()).body(form));
		return UnreadableAnswer.require(Platform.WECOM, UPLOAD, answer, "media_id");
	}

	/** Of the name too, because receivers see it; the boundary differs each time. */
	private static @Nullable String digest(MediaIds ids, MultipartBody form) {
		if (!ids.isKept()) {
			return null;
		}
		MultipartBody.Part part = form.part(0);
		HashingSink hash = HashingSink.sha256(Okio.blackhole());
		try (BufferedSink sink = Okio.buffer(hash)) {
			sink.writeUtf8(String.valueOf(part.headers()));
			part.body().writeTo(sink);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the file to upload", ex);
		}
		return hash.hash().hex();
	}

	private MediaIds ids() {
		return new MediaIds(this.store, "wecom:" + this.agents.defaultAgent().corpId(), this.cache);
	}

	private WeComApi api() {
		return this.agents.defaultAgent().api();
	}

	private MediaDownload downloads(String mediaId, String path) {
		check(path).required("media_id", mediaId).done();
		return new MediaDownload(api(), path, mediaId);
	}

	private static MessageCheck check(String api) {
		return MessageCheck.of(Platform.WECOM, api);
	}

	/** Media as WeCom gave it. */
	public record Media(String contentType, byte[] bytes) {

		@Override
		public String toString() {
			return "Media[" + this.contentType + ", " + this.bytes.length + " bytes]";
		}

	}

}
