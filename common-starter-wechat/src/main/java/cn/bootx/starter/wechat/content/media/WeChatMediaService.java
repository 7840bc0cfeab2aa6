package cn.bootx.starter.wechat.content.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiResponse;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.content.article.WeChatNewsItem;
import cn.bootx.starter.wechat.content.article.WeChatNewsPage;

/**
 * Media of an account. Size and type are checked before a byte is sent; what breaks a
 * limit is an {@link IllegalArgumentException}, what WeChat refuses a
 * {@link PlatformException}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html">素材管理</a>
 */
public final class WeChatMediaService {

	/** Less than 1 MB, unlike elsewhere. */
	private static final MediaRule ARTICLE_IMAGE = new MediaRule("picture of an article", 1024 * 1024 - 1,
			new TreeSet<>(Set.of("jpg", "jpeg", "png")));

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	/** The media of the primary account. */
	public WeChatMediaService(WeChatAccounts accounts) {
		this(accounts, accounts::primary);
	}

	private WeChatMediaService(WeChatAccounts accounts, Supplier<WeChatAccount> account) {
		this.accounts = accounts;
		this.account = account;
	}

	/**
	 * The media of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatMediaService account(String name) {
		return new WeChatMediaService(this.accounts, this.accounts.named(name));
	}

	/**
	 * Uploads a file that WeChat keeps for three days.
	 * @return its media id
	 */
	public String uploadTemporary(WeChatMediaType type, WeChatMediaFile file) {
		return uploadTemporary(type, file, MediaUploads.NOBODY_WATCHES);
	}

	/**
	 * Uploads a file that WeChat keeps for three days.
	 * @param progress hears after each piece how many bytes were sent; begins anew if
	 * WeChat refuses the token of the first try
	 * @return its media id
	 */
	public String uploadTemporary(WeChatMediaType type, WeChatMediaFile file, LongConsumer progress) {
		type.temporary().check(file);
		JsonNode answer = uploads().send("/cgi-bin/media/upload", type, file, null, progress);
		return answer.path((type == WeChatMediaType.THUMB) ? "thumb_media_id" : "media_id").asText();
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted: 100 000 pictures, 1000 of
	 * each other kind. The title of a video is its name.
	 */
	public WeChatMaterial uploadPermanent(WeChatMediaType type, WeChatMediaFile file) {
		return uploadPermanent(type, file, null, MediaUploads.NOBODY_WATCHES);
	}

	/**
	 * Uploads a file that WeChat keeps until it is deleted.
	 * @param title title and introduction of a video, whose name is taken without one
	 * @param progress hears after each piece how many bytes were sent
	 */
	public WeChatMaterial uploadPermanent(WeChatMediaType type, WeChatMediaFile file, @Nullable String title,
			LongConsumer progress) {
		String shown = (title != null) ? title : file.name();
		return keep(type, file, (type == WeChatMediaType.VIDEO) ? description(shown, shown) : null, progress);
	}

	/**
	 * Uploads a video that WeChat keeps until it is deleted.
	 * @param progress hears after each piece how many bytes were sent
	 */
	public WeChatMaterial uploadPermanentVideo(WeChatMediaFile file, String title, String introduction,
			LongConsumer progress) {
		return keep(WeChatMediaType.VIDEO, file, description(title, introduction), progress);
	}

	/**
	 * Uploads a picture for the content of an article, JPG or PNG of less than 1 MB. It
	 * does not count as material. WeChat removes pictures from elsewhere.
	 * @return its address for {@code <img src>}
	 */
	public String uploadArticleImage(WeChatMediaFile file) {
		ARTICLE_IMAGE.check(file);
		return uploads().send("/cgi-bin/media/uploadimg", null, file, null, MediaUploads.NOBODY_WATCHES)
			.path("url")
			.asText();
	}

	/**
	 * Lists permanent pictures, voices or videos, the newest first. Thumbnails are not
	 * listed by WeChat.
	 * @param count 1 to 20
	 */
	public WeChatMaterialPage list(WeChatMediaType type, int offset, int count) {
		requireListed(type);
		JsonNode answer = api().post("/cgi-bin/material/batchget_material",
				WeChatNewsPage.request(offset, count).put("type", type.type()));
		List<WeChatMaterial> items = new ArrayList<>();
		for (JsonNode item : answer.path("item")) {
			// Seconds: read as milliseconds they are a day in 1970.
			items.add(new WeChatMaterial(item.path("media_id").asText(), item.path("name").asText(null),
					item.path("url").asText(null), Instant.ofEpochSecond(item.path("update_time").asLong())));
		}
		return new WeChatMaterialPage(answer.path("total_count").asLong(), items);
	}

	/**
	 * Lists permanent articles, the newest first. New ones are made as drafts.
	 * @param count 1 to 20
	 */
	public WeChatNewsPage listNews(int offset, int count) {
		return WeChatNewsPage.of(api().post("/cgi-bin/material/batchget_material",
				WeChatNewsPage.request(offset, count).put("type", "news")), "media_id");
	}

	/** How many permanent materials there are of each kind. */
	public WeChatMaterialCounts counts() {
		JsonNode counts = api().get("/cgi-bin/material/get_materialcount", Map.of());
		return new WeChatMaterialCounts(counts.path("image_count").asLong(), counts.path("voice_count").asLong(),
				counts.path("video_count").asLong(), counts.path("news_count").asLong());
	}

	/** How many permanent pictures, voices or videos there are. */
	public long count(WeChatMediaType type) {
		requireListed(type);
		WeChatMaterialCounts counts = counts();
		return switch (type) {
			case IMAGE -> counts.image();
			case VOICE -> counts.voice();
			default -> counts.video();
		};
	}

	/**
	 * A temporary picture, voice or thumbnail.
	 * @throws IllegalArgumentException if it is a video, see {@link #temporaryVideoUrl}
	 */
	public ApiResponse downloadTemporary(String mediaId) {
		return MediaDownload.temporary(api(), "/cgi-bin/media/get", mediaId).file("temporaryVideoUrl");
	}

	/**
	 * Where a temporary video can be downloaded without a token.
	 * @throws IllegalArgumentException if it is no video
	 */
	public String temporaryVideoUrl(String mediaId) {
		return MediaDownload.temporary(api(), "/cgi-bin/media/get", mediaId)
			.json("video_url", "temporary video")
			.path("video_url")
			.asText();
	}

	/**
	 * A temporary voice that a page recorded with the JS-SDK, as Speex of 16 kHz, which
	 * sounds better than the AMR of 8 kHz that {@link #downloadTemporary} gives.
	 */
	public ApiResponse downloadVoice(String mediaId) {
		return MediaDownload.temporary(api(), "/cgi-bin/media/get/jssdk", mediaId).file("temporaryVideoUrl");
	}

	/**
	 * A permanent picture, voice or thumbnail.
	 * @throws IllegalArgumentException if it is something else, see
	 * {@link #permanentVideo} and {@link #permanentNews}
	 */
	public ApiResponse downloadPermanent(String mediaId) {
		return MediaDownload.permanent(api(), mediaId).file("permanentVideo or permanentNews");
	}

	/**
	 * A permanent video.
	 * @throws IllegalArgumentException if it is something else
	 */
	public WeChatVideo permanentVideo(String mediaId) {
		JsonNode video = MediaDownload.permanent(api(), mediaId).json("down_url", "permanent video");
		return new WeChatVideo(video.path("title").asText(), video.path("description").asText(null),
				video.path("down_url").asText());
	}

	/**
	 * Permanent articles.
	 * @throws IllegalArgumentException if it is something else
	 */
	public List<WeChatNewsItem> permanentNews(String mediaId) {
		return WeChatNewsItem
			.listOf(MediaDownload.permanent(api(), mediaId).json("news_item", "permanent news").path("news_item"));
	}

	/** Deletes a permanent material. */
	public void delete(String mediaId) {
		api().post("/cgi-bin/material/del_material", Json.object().put("media_id", mediaId));
	}

	private WeChatMaterial keep(WeChatMediaType type, WeChatMediaFile file, @Nullable String description,
			LongConsumer progress) {
		type.permanent().check(file);
		JsonNode answer = uploads().send("/cgi-bin/material/add_material", type, file, description, progress);
		return new WeChatMaterial(answer.path("media_id").asText(), null, answer.path("url").asText(null), null);
	}

	private static String description(String title, String introduction) {
		return Json.write(Json.object().put("title", title).put("introduction", introduction));
	}

	private static void requireListed(WeChatMediaType type) {
		if (type == WeChatMediaType.THUMB) {
			throw new IllegalArgumentException("WeChat lists and counts image, voice, video and news, but no thumb");
		}
	}

	private WeChatApi api() {
		return this.account.get().api();
	}

	private MediaUploads uploads() {
		return new MediaUploads(api());
	}

}
