package cn.bootx.starter.wechat.content.article;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.content.WeChatPage;

/**
 * An article. Its limits are checked before it is sent; a character is a Unicode
 * character, so that an emoji counts once.
 *
 * @param title 1 to 32 characters
 * @param author at most 16 characters
 * @param digest summary of at most 128 characters; without one WeChat takes the beginning
 * of the content
 * @param content fewer than 20 000 characters and less than 1 MB; HTML for news, where
 * WeChat removes scripts and pictures from elsewhere (see
 * {@code WeChatMediaService.uploadArticleImage}), plain text for pictures; null in lists
 * without content
 * @param contentSourceUrl address behind 阅读原文, at most 1024 bytes
 * @param thumbMediaId permanent material that is the cover; news need it
 * @param imageMediaIds 1 to 20 permanent pictures of a picture article
 * @param crops what part of the cover is shown in which shape
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add">新增草稿</a>
 */
public record WeChatArticle(Type type, String title, @Nullable String author, @Nullable String digest,
		@Nullable String content, @Nullable String contentSourceUrl, @Nullable String thumbMediaId, boolean openComment,
		boolean onlyFansComment, List<String> imageMediaIds, Map<Crop.Ratio, Crop> crops, @Nullable String productKey) {

	public WeChatArticle {
		imageMediaIds = List.copyOf(imageMediaIds);
		Map<Crop.Ratio, Crop> ordered = new EnumMap<>(Crop.Ratio.class);
		ordered.putAll(crops);
		crops = Collections.unmodifiableMap(ordered);
	}

	/**
	 * Begins a news article.
	 * @param thumbMediaId permanent material that is the cover
	 */
	public static Builder news(String title, String content, String thumbMediaId) {
		return new Builder(Type.NEWS).title(title).content(content).thumbMediaId(thumbMediaId);
	}

	/**
	 * Begins a picture article.
	 * @param imageMediaIds permanent pictures, the first of which is the cover
	 */
	public static Builder pictures(String title, String content, List<String> imageMediaIds) {
		return new Builder(Type.NEWSPIC).title(title).content(content).imageMediaIds(imageMediaIds);
	}

	public Builder toBuilder() {
		Builder builder = new Builder(this.type).title(this.title)
			.author(this.author)
			.digest(this.digest)
			.content(this.content)
			.contentSourceUrl(this.contentSourceUrl)
			.thumbMediaId(this.thumbMediaId)
			.openComment(this.openComment)
			.onlyFansComment(this.onlyFansComment)
			.imageMediaIds(this.imageMediaIds)
			.productKey(this.productKey);
		this.crops.forEach(builder::crop);
		return builder;
	}

	/** Without the content, which is long. */
	@Override
	public String toString() {
		return "WeChatArticle[" + this.type.type() + ", " + this.title + "]";
	}

	/** Kinds of articles. */
	public enum Type {

		/** Text with markup and a cover (图文消息). */
		NEWS,

		/** 1 to 20 pictures with a plain text; the first is the cover (图片消息). */
		NEWSPIC;

		/** As WeChat writes it. */
		public String type() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** Articles that name no type, as all did before there were two, are news. */
		static Type of(String type) {
			return type.equals(NEWSPIC.type()) ? NEWSPIC : NEWS;
		}

	}

	/** Builds an article; see the article for the fields and their limits. */
	public static final class Builder {

		private final Type type;

		private final Map<Crop.Ratio, Crop> crops = new EnumMap<>(Crop.Ratio.class);

		private String title = "";

		private @Nullable String author;

		private @Nullable String digest;

		private @Nullable String content;

		private @Nullable String contentSourceUrl;

		private @Nullable String thumbMediaId;

		private boolean openComment;

		private boolean onlyFansComment;

		private List<String> imageMediaIds = List.of();

		private @Nullable String productKey;

		Builder(Type type) {
			this.type = type;
		}

		public Builder title(String value) {
			this.title = value;
			return this;
		}

		public Builder author(@Nullable String value) {
			this.author = value;
			return this;
		}

		public Builder digest(@Nullable String value) {
			this.digest = value;
			return this;
		}

		public Builder content(@Nullable String value) {
			this.content = value;
			return this;
		}

		public Builder contentSourceUrl(@Nullable String value) {
			this.contentSourceUrl = value;
			return this;
		}

		public Builder thumbMediaId(@Nullable String value) {
			this.thumbMediaId = value;
			return this;
		}

		public Builder openComment(boolean value) {
			this.openComment = value;
			return this;
		}

		public Builder onlyFansComment(boolean value) {
			this.onlyFansComment = value;
			return this;
		}

		public Builder imageMediaIds(List<String> value) {
			this.imageMediaIds = value;
			return this;
		}

		/** Shows that part of the cover where WeChat shows it in that shape. */
		public Builder crop(Crop.Ratio ratio, Crop crop) {
			this.crops.put(ratio, crop);
			return this;
		}

		public Builder productKey(@Nullable String value) {
			this.productKey = value;
			return this;
		}

		/** The article. Its limits are checked when it is sent. */
		public WeChatArticle build() {
			return new WeChatArticle(this.type, this.title, this.author, this.digest, this.content,
					this.contentSourceUrl, this.thumbMediaId, this.openComment, this.onlyFansComment,
					this.imageMediaIds, this.crops, this.productKey);
		}

	}

	/**
	 * The part of a picture that is shown as the cover: left upper and right lower
	 * corner, each coordinate from 0 to 1 of the picture's width or height. WeChat takes
	 * six decimals; more are rounded.
	 */
	public record Crop(double x1, double y1, double x2, double y2) {

		private static final int DECIMALS = 6;

		/** Whether it is a part of a picture. */
		boolean valid() {
			return this.x1 >= 0 && this.x1 < this.x2 && this.x2 <= 1 && this.y1 >= 0 && this.y1 < this.y2
					&& this.y2 <= 1;
		}

		/** The four numbers as WeChat writes them. */
		List<String> numbers() {
			return DoubleStream.of(this.x1, this.y1, this.x2, this.y2)
				.mapToObj((number) -> BigDecimal.valueOf(number)
					.setScale(DECIMALS, RoundingMode.HALF_UP)
					.stripTrailingZeros()
					.toPlainString())
				.toList();
		}

		/** Shapes in which WeChat shows a cover. */
		public enum Ratio {

			/** 2.35 : 1, the first article of a message. */
			WIDE("2.35_1"),

			/** 1 : 1, lists and shared articles. */
			SQUARE("1_1"),

			/** 16 : 9, only of {@link WeChatArticle.Type#NEWSPIC}. */
			SCREEN("16_9");

			private final String ratio;

			Ratio(String ratio) {
				this.ratio = ratio;
			}

			/** As WeChat writes it. */
			public String ratio() {
				return this.ratio;
			}

			static @Nullable Ratio of(String ratio) {
				return Arrays.stream(values()).filter((known) -> known.ratio.equals(ratio)).findFirst().orElse(null);
			}

		}

	}

	/**
	 * Articles that belong together: a draft, a publication or a permanent material.
	 *
	 * @param id {@code article_id} of a publication, else {@code media_id}
	 */
	public record News(String id, List<Item> items, Instant updatedAt) {

		public News {
			items = List.copyOf(items);
		}

		/** The titles of its articles. */
		public List<String> titles() {
			return this.items.stream().map((item) -> item.article().title()).toList();
		}

		/** Reads a page of drafts, publications or permanent news. */
		public static WeChatPage<News> page(String api, JsonNode answer, String id) {
			// Seconds: read as milliseconds they are a day in 1970.
			return WeChatPage.of(api, answer,
					(item) -> new News(UnreadableAnswer.require(Platform.WECHAT, api, item, id),
							Item.listOf(item.path("content").path("news_item")),
							Instant.ofEpochSecond(item.path("update_time").asLong())));
		}

		/**
		 * An article as WeChat keeps it.
		 *
		 * @param url its page; of a draft a temporary one
		 */
		public record Item(WeChatArticle article, @Nullable String url, @Nullable String thumbUrl, boolean deleted) {

			/** Reads WeChat's {@code news_item}. */
			public static List<Item> listOf(JsonNode items) {
				return List.copyOf(Json.list(items, (item) -> new Item(ArticleJson.read(item), Json.text(item, "url"),
						Json.text(item, "thumb_url"), item.path("is_deleted").asBoolean())));
			}

		}

	}

}
