package cn.bootx.starter.wechat.content.article;

import java.util.Locale;

/**
 * Kinds of articles.
 *
 * @since 0.1.0
 */
public enum WeChatArticleType {

	/** Text with markup and a cover (图文消息). */
	NEWS,

	/** 1 to 20 pictures with a plain text; the first is the cover (图片消息). */
	NEWSPIC;

	/** As WeChat writes it. */
	public String type() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Articles that name no type, as all did before there were two, are news. */
	static WeChatArticleType of(String type) {
		return type.equals(NEWSPIC.type()) ? NEWSPIC : NEWS;
	}

}
