package cn.bootx.starter.wechat.content.article;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An article. Its limits are checked before it is sent; a character is a Unicode
 * character, so that an emoji counts once.
 *
 * @param type news or pictures
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
 * @param openComment whether readers may comment
 * @param onlyFansComment whether only followers may
 * @param imageMediaIds 1 to 20 permanent pictures of a picture article
 * @param crops what part of the cover is shown in which shape
 * @param productKey product at the end of the article
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add">新增草稿</a>
 */
public record WeChatArticle(WeChatArticleType type, String title, @Nullable String author, @Nullable String digest,
		@Nullable String content, @Nullable String contentSourceUrl, @Nullable String thumbMediaId, boolean openComment,
		boolean onlyFansComment, List<String> imageMediaIds, Map<WeChatCoverRatio, WeChatCoverCrop> crops,
		@Nullable String productKey) {

	public WeChatArticle {
		imageMediaIds = List.copyOf(imageMediaIds);
		Map<WeChatCoverRatio, WeChatCoverCrop> ordered = new EnumMap<>(WeChatCoverRatio.class);
		ordered.putAll(crops);
		crops = Collections.unmodifiableMap(ordered);
	}

	/**
	 * Begins a news article.
	 * @param content HTML
	 * @param thumbMediaId permanent material that is the cover
	 */
	public static WeChatArticleBuilder news(String title, String content, String thumbMediaId) {
		return new WeChatArticleBuilder(WeChatArticleType.NEWS).title(title)
			.content(content)
			.thumbMediaId(thumbMediaId);
	}

	/**
	 * Begins a picture article.
	 * @param content plain text
	 * @param imageMediaIds permanent pictures, the first of which is the cover
	 */
	public static WeChatArticleBuilder pictures(String title, String content, List<String> imageMediaIds) {
		return new WeChatArticleBuilder(WeChatArticleType.NEWSPIC).title(title)
			.content(content)
			.imageMediaIds(imageMediaIds);
	}

	/** Begins a changed copy. */
	public WeChatArticleBuilder toBuilder() {
		WeChatArticleBuilder builder = new WeChatArticleBuilder(this.type).title(this.title)
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

}
