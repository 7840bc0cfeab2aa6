package cn.bootx.starter.wechat.content.article;

import org.jspecify.annotations.Nullable;

/**
 * Shapes in which WeChat shows a cover.
 *
 * @since 0.1.0
 */
public enum WeChatCoverRatio {

	/** 2.35 : 1, the first article of a message. */
	WIDE("2.35_1"),

	/** 1 : 1, lists and shared articles. */
	SQUARE("1_1"),

	/** 16 : 9, only of {@link WeChatArticleType#NEWSPIC}. */
	SCREEN("16_9");

	private final String ratio;

	WeChatCoverRatio(String ratio) {
		this.ratio = ratio;
	}

	/** As WeChat writes it. */
	public String ratio() {
		return this.ratio;
	}

	static @Nullable WeChatCoverRatio of(String ratio) {
		for (WeChatCoverRatio known : values()) {
			if (known.ratio.equals(ratio)) {
				return known;
			}
		}
		return null;
	}

}
