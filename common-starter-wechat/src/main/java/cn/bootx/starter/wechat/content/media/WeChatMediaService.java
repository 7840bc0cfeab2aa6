package cn.bootx.starter.wechat.content.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.content.WeChatPage;
import cn.bootx.starter.wechat.content.article.WeChatArticle;

/**
 * Media of an account. Size and type are checked before a byte is sent: a file that
 * breaks a limit is an {@link InvalidMessageException}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html">素材管理</a>
 */
public final class WeChatMediaService {

	/** Less than 1 MB, unlike elsewhere. */
	private static final WeChatMediaFile.Type.Rule ARTICLE_IMAGE = new WeChatMediaFile.Type.Rule(
			"picture of an article", 1024 * 1024 - 1, new TreeSet<>(Set.of("jpg", "jpeg", "png")));

	private static final String UPLOAD = "/cgi-bin/media/upload";

	private static final String UPLOAD_IMAGE = "/cgi-bin/media/uploadimg";

	private static final String DOWNLOAD = "/cgi-bin/media/get";

	private static final String KEEP = "/cgi-bin/material/add_material";

	private static final String LIST = "/cgi-bin/material/batchget_material";

	private static final String COUNT = "/cgi-bin/material/get_materialcount";

	private final WeChatAccounts accounts;

	public WeChatMediaService(WeChatAccounts accounts) {
		this.accounts = accounts;
	}

	/** The media of another account; NOT_FOUND if it is unknown. */
	public WeChatMediaService account(String name) {
		return new WeChatMediaService(this.accounts.with(name));
	}

	/** Uploads a file that WeChat keeps for three days. */
	public String uploadTemporary(WeChatMediaFile.Type type, WeChatMediaFile file) {
		return uploadTemporary(type, file, MediaUploads.NO_PROGRESS);
	}

	/**
	 * Uploads a file that WeChat keeps for three days.
	 * @param progress called after each piece with the number of bytes sent; starts again
	 * if WeChat refuses the token of the first try
	 */
	public String uploadTemporary(WeChatMediaFile.Type type, WeChatMediaFile file, LongConsumer progress) {
		type.temporary().check(UPLOAD, file);
		JsonNode answer = uploads().send(UPLOAD, type, file, null, progress);
		// A thumbnail's id has a name of its own.
		return (type == WeChatMediaFile.Type.THUMB)
				? UnreadableAnswer.require(Platform.WECHAT, UPLOAD, answer, "thumb_media_id", "media_id")
				: UnreadableAnswer.require(Platform.WECHAT, UPLOAD, answer, "media_id");
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted: 100 000 pictures, 1000 of
	 * each other kind. The title of a video is its name.
	 */
	public Material uploadPermanent(WeChatMediaFile.Type type, WeChatMediaFile file) {
		return uploadPermanent(type, file, null, MediaUploads.NO_PROGRESS);
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted.
	 * @param title title and introduction of a video, whose name is taken without one
	 * @param progress called after each piece with the number of bytes sent
	 */
	public Material uploadPermanent(WeChatMediaFile.Type type, WeChatMediaFile file, @Nullable String title,
			LongConsumer progress) {
		String shown = (title != null) ? title : file.name();
		return keep(type, file, (type == WeChatMediaFile.Type.VIDEO) ? description(shown, shown) : null, progress);
	}

	/**
	 * Uploads a video that WeChat keeps until it is deleted.
	 * @param progress called after each piece with the number of bytes sent
	 */
	public Material uploadPermanentVideo(WeChatMediaFile file, String title, String introduction,
			LongConsumer progress) {
		return keep(WeChatMediaFile.Type.VIDEO, file, description(title, introduction), progress);
	}

	/**
	 * Uploads a picture for the content of an article, JPG or PNG of less than 1 MB. It
	 * does not count as material. WeChat removes pictures from elsewhere.
	 * @return its address for {@code <img src>}
	 */
	public String uploadArticleImage(WeChatMediaFile file) {
		ARTICLE_IMAGE.check(UPLOAD_IMAGE, file);
		return UnreadableAnswer.require(Platform.WECHAT, UPLOAD_IMAGE,
				uploads().send(UPLOAD_IMAGE, null, file, null, MediaUploads.NO_PROGRESS), "url");
	}

	/**
	 * Uploads the pictures of an article's HTML, each once, and replaces their addresses
	 * in {@code <img src>}. Those that WeChat has already stay.
	 * @param find the picture of an address as the HTML has it, a file or a download;
	 * null for one that stays as it is
	 * @throws PlatformException if WeChat refuses a picture; those before it are uploaded
	 */
	public String uploadArticleImages(String html, Function<String, @Nullable WeChatMediaFile> find) {
		return ArticlePictures.replace(html, (address) -> {
			WeChatMediaFile picture = find.apply(address);
			return (picture != null) ? uploadArticleImage(picture) : address;
		});
	}

	/**
	 * Lists permanent pictures, voices or videos, the newest first. Thumbnails are not
	 * listed by WeChat.
	 * @param count 1 to 20
	 */
	public WeChatPage<Material> list(WeChatMediaFile.Type type, int offset, int count) {
		requireListed(LIST, type);
		JsonNode answer = api().post(LIST, WeChatPage.request(LIST, offset, count).put("type", type.type()));
		// Seconds: read as milliseconds they are a day in 1970.
		return WeChatPage.of(LIST, answer,
				(item) -> new Material(UnreadableAnswer.require(Platform.WECHAT, LIST, item, "media_id"),
						item.path("name").asText(null), item.path("url").asText(null),
						Instant.ofEpochSecond(item.path("update_time").asLong())));
	}

	/**
	 * Lists permanent articles, the newest first. New ones are made as drafts.
	 * @param count 1 to 20
	 */
	public WeChatPage<WeChatArticle.News> listNews(int offset, int count) {
		return WeChatArticle.News.page(LIST,
				api().post(LIST, WeChatPage.request(LIST, offset, count).put("type", "news")), "media_id");
	}

	/** How many permanent materials there are of each kind. */
	public Material.Counts counts() {
		JsonNode counts = api().get(COUNT, Map.of());
		return new Material.Counts(UnreadableAnswer.number(Platform.WECHAT, COUNT, counts, "image_count"),
				UnreadableAnswer.number(Platform.WECHAT, COUNT, counts, "voice_count"),
				UnreadableAnswer.number(Platform.WECHAT, COUNT, counts, "video_count"),
				UnreadableAnswer.number(Platform.WECHAT, COUNT, counts, "news_count"));
	}

	/** How many permanent pictures, voices or videos there are. */
	public long count(WeChatMediaFile.Type type) {
		requireListed(COUNT, type);
		Material.Counts counts = counts();
		return switch (type) {
			case IMAGE -> counts.image();
			case VOICE -> counts.voice();
			default -> counts.video();
		};
	}

	/**
	 * A temporary picture, voice or thumbnail.
	 * @throws InvalidMessageException if it is a video, see {@link #temporaryVideoUrl}
	 */
	public PlatformClient.Answer downloadTemporary(String mediaId) {
		return MediaDownload.temporary(api(), DOWNLOAD, mediaId).file("temporaryVideoUrl");
	}

	/**
	 * Where a temporary video can be downloaded without a token.
	 * @throws InvalidMessageException if it is not a video
	 */
	public String temporaryVideoUrl(String mediaId) {
		return UnreadableAnswer.require(Platform.WECHAT, DOWNLOAD,
				MediaDownload.temporary(api(), DOWNLOAD, mediaId).json("video_url", "temporary video"), "video_url");
	}

	/**
	 * A temporary voice that a page recorded with the JS-SDK, as Speex of 16 kHz, which
	 * sounds better than the AMR of 8 kHz that {@link #downloadTemporary} gives.
	 */
	public PlatformClient.Answer downloadVoice(String mediaId) {
		return MediaDownload.temporary(api(), "/cgi-bin/media/get/jssdk", mediaId).file("temporaryVideoUrl");
	}

	/**
	 * A permanent picture, voice or thumbnail.
	 * @throws InvalidMessageException if it is something else, see
	 * {@link #permanentVideo} and {@link #permanentNews}
	 */
	public PlatformClient.Answer downloadPermanent(String mediaId) {
		return MediaDownload.permanent(api(), mediaId).file("permanentVideo or permanentNews");
	}

	/**
	 * A permanent video.
	 * @throws InvalidMessageException if it is something else
	 */
	public Material.Video permanentVideo(String mediaId) {
		JsonNode video = MediaDownload.permanent(api(), mediaId).json("down_url", "permanent video");
		return new Material.Video(video.path("title").asText(), video.path("description").asText(null),
				UnreadableAnswer.require(Platform.WECHAT, MediaDownload.PERMANENT, video, "down_url"));
	}

	/**
	 * Permanent articles.
	 * @throws InvalidMessageException if it is something else
	 */
	public List<WeChatArticle.News.Item> permanentNews(String mediaId) {
		return WeChatArticle.News.Item
			.listOf(MediaDownload.permanent(api(), mediaId).json("news_item", "permanent article").path("news_item"));
	}

	/** Deletes a permanent material. */
	public void delete(String mediaId) {
		api().post("/cgi-bin/material/del_material", Json.object().put("media_id", mediaId));
	}

	private Material keep(WeChatMediaFile.Type type, WeChatMediaFile file, @Nullable String description,
			LongConsumer progress) {
		type.permanent().check(KEEP, file);
		JsonNode answer = uploads().send(KEEP, type, file, description, progress);
		return new Material(UnreadableAnswer.require(Platform.WECHAT, KEEP, answer, "media_id"), null,
				answer.path("url").asText(null), null);
	}

	private static String description(String title, String introduction) {
		return Json.write(Json.object().put("title", title).put("introduction", introduction));
	}

	private static void requireListed(String api, WeChatMediaFile.Type type) {
		MessageCheck.of(Platform.WECHAT, api)
			.isTrue(type != WeChatMediaFile.Type.THUMB, "type",
					"is thumb; WeChat lists and counts image, voice, video and news")
			.done();
	}

	private WeChatApi api() {
		return this.accounts.primary().api();
	}

	private MediaUploads uploads() {
		return new MediaUploads(api());
	}

	/**
	 * A permanent material.
	 *
	 * @param name name of the file, or null right after the upload
	 * @param updatedAt when it was changed last, or null right after the upload
	 */
	public record Material(String mediaId, @Nullable String name, @Nullable String url, @Nullable Instant updatedAt) {

		/**
		 * How many permanent materials there are of each kind.
		 *
		 * @param image pictures; with news at most 100,000
		 * @param voice voices, at most 1000
		 * @param video videos, at most 1000
		 */
		public record Counts(long image, long voice, long video, long news) {
		}

		/**
		 * A permanent video.
		 *
		 * @param description its introduction, or null
		 * @param downUrl where it can be downloaded without a token
		 */
		public record Video(String title, @Nullable String description, String downUrl) {
		}

	}

	/**
	 * What WeChat returns for a media id: the file itself, or JSON for videos and
	 * articles.
	 */
	private record MediaDownload(String api, String mediaId, PlatformClient.Answer response) {

		static final String PERMANENT = "/cgi-bin/material/get_material";

		/** 10 MB need it on a slow line. */
		private static final Duration TIMEOUT = Duration.ofMinutes(2);

		static MediaDownload temporary(WeChatApi api, String path, String mediaId) {
			return new MediaDownload(path, mediaId,
					api.download(() -> ApiCall.get(api.apiHost(), path).query("media_id", mediaId).timeout(TIMEOUT)));
		}

		static MediaDownload permanent(WeChatApi api, String mediaId) {
			return new MediaDownload(PERMANENT, mediaId,
					api.download(() -> ApiCall.post(api.apiHost(), PERMANENT)
						.json(Json.object().put("media_id", mediaId))
						.timeout(TIMEOUT)));
		}

		PlatformClient.Answer file(String otherwise) {
			JsonNode json = Json.readOrNull(this.response.body());
			if (json != null && json.isObject()) {
				throw anotherKind("is not a file; call " + otherwise);
			}
			return this.response;
		}

		JsonNode json(String field, String what) {
			JsonNode json = Json.readOrNull(this.response.body());
			if (json == null || !json.has(field)) {
				throw anotherKind("is not a " + what);
			}
			return json;
		}

		private PlatformException anotherKind(String problem) {
			return new InvalidMessageException(Platform.WECHAT, this.api,
					List.of(InvalidMessageException.Problem.of("media_id", "'" + this.mediaId + "' " + problem)));
		}

	}

}
