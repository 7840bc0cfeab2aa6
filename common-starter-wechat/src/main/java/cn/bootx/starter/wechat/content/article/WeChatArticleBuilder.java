package cn.bootx.starter.wechat.content.article;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Builds an article; see {@link WeChatArticle} for the fields and their limits.
 *
 * @since 0.1.0
 */
public final class WeChatArticleBuilder {

	private final WeChatArticleType type;

	private final Map<WeChatCoverRatio, WeChatCoverCrop> crops = new EnumMap<>(WeChatCoverRatio.class);

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

	WeChatArticleBuilder(WeChatArticleType type) {
		this.type = type;
	}

	public WeChatArticleBuilder title(String value) {
		this.title = value;
		return this;
	}

	public WeChatArticleBuilder author(@Nullable String value) {
		this.author = value;
		return this;
	}

	public WeChatArticleBuilder digest(@Nullable String value) {
		this.digest = value;
		return this;
	}

	public WeChatArticleBuilder content(@Nullable String value) {
		this.content = value;
		return this;
	}

	public WeChatArticleBuilder contentSourceUrl(@Nullable String value) {
		this.contentSourceUrl = value;
		return this;
	}

	public WeChatArticleBuilder thumbMediaId(@Nullable String value) {
		this.thumbMediaId = value;
		return this;
	}

	public WeChatArticleBuilder openComment(boolean value) {
		this.openComment = value;
		return this;
	}

	public WeChatArticleBuilder onlyFansComment(boolean value) {
		this.onlyFansComment = value;
		return this;
	}

	public WeChatArticleBuilder imageMediaIds(List<String> value) {
		this.imageMediaIds = value;
		return this;
	}

	/** Shows that part of the cover where WeChat shows it in that shape. */
	public WeChatArticleBuilder crop(WeChatCoverRatio ratio, WeChatCoverCrop crop) {
		this.crops.put(ratio, crop);
		return this;
	}

	public WeChatArticleBuilder productKey(@Nullable String value) {
		this.productKey = value;
		return this;
	}

	/** The article. Its limits are checked when it is sent. */
	public WeChatArticle build() {
		return new WeChatArticle(this.type, this.title, this.author, this.digest, this.content, this.contentSourceUrl,
				this.thumbMediaId, this.openComment, this.onlyFansComment, this.imageMediaIds, this.crops,
				this.productKey);
	}

}
