package cn.bootx.starter.wechat.docs;

import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.content.article.WeChatArticle;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.article.WeChatPublication;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

/**
 * The Java of docs/wechat-article.md.
 */
class WeChatArticleSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatArticleSnippets.class);

	// tag::draft[]
	String addDraft(WeChatArticleService articles, WeChatMediaService media, Path cover, Path picture) {
		String coverId = media.uploadPermanent(WeChatMediaFile.Type.IMAGE, WeChatMediaFile.of(cover)).mediaId();
		String url = media.uploadArticleImage(WeChatMediaFile.of(picture));
		WeChatArticle article = WeChatArticle.news("秋季新品", "<p>三款新品上架。</p><p><img src=\"" + url + "\"></p>", coverId)
			.author("编辑部")
			.digest("三款新品，今天起可以预订")
			.contentSourceUrl("https://example.com/autumn")
			.crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0.1945, 0, 1, 0.5236))
			.openComment(true)
			.build();
		return articles.addDraft(article);
	}
	// end::draft[]

	// tag::imported[]
	String importArticle(WeChatArticleService articles, WeChatMediaService media, String html, Path folder,
			String coverId) {
		String content = media.uploadArticleImages(html,
				(address) -> WeChatMediaFile.of(folder.resolve(address.substring(address.lastIndexOf('/') + 1))));
		return articles.addDraft(WeChatArticle.news("秋季新品", content, coverId).build());
	}
	// end::imported[]

	// tag::pictures[]
	String addPictures(WeChatArticleService articles, List<String> imageMediaIds) {
		return articles.addDraft(WeChatArticle.pictures("门店掠影", "杭州湖滨店今天开业", imageMediaIds).build());
	}
	// end::pictures[]

	// tag::invalid[]
	void check(WeChatArticleService articles, WeChatArticle article) {
		try {
			articles.addDraft(article);
		}
		catch (InvalidMessageException ex) {
			ex.problems().forEach((problem) -> log.warn("{}", problem));
		}
	}
	// end::invalid[]

	// tag::drafts[]
	void changeTitle(WeChatArticleService articles, String draftId) {
		WeChatArticle.News.Item first = articles.draft(draftId).get(0);
		articles.updateDraft(draftId, 0, first.article().toBuilder().title("秋季新品（更新）").build());
		for (WeChatArticle.News draft : articles.drafts(0, 20, false).items()) {
			log.info("{} of {}: {}", draft.id(), draft.updatedAt(), draft.titles());
		}
	}
	// end::drafts[]

	// tag::publish[]
	void publish(WeChatArticleService articles, String draftId) {
		String publishId = articles.publish(draftId);
		log.info("Handed in as {}", publishId);
	}

	@EventListener
	void published(WeChatPublication.Event event) {
		WeChatPublication publication = event.publication();
		if (publication.status().published()) {
			log.info("{} is published: {}", publication.draftId(), publication.urls());
		}
		else {
			log.warn("{}: {}, articles {}", publication.publishId(), publication.status(), publication.failed());
		}
	}
	// end::publish[]

	// tag::result[]
	void lookUp(WeChatArticleService articles, String publishId) {
		articles.publication(publishId).ifPresent((known) -> log.info("{}", known.status()));
		WeChatPublication asked = articles.refresh(publishId);
		log.info("{} {}", asked.status(), asked.articleId());
	}
	// end::result[]

	// tag::published[]
	void published(WeChatArticleService articles) {
		for (WeChatArticle.News news : articles.account("shop").published(0, 20, false).items()) {
			log.info("{} of {}: {}", news.id(), news.updatedAt(), news.titles());
		}
	}

	void takeBack(WeChatArticleService articles, String articleId) {
		articles.article(articleId).forEach((item) -> log.info("{} deleted: {}", item.url(), item.deleted()));
		articles.deleteArticle(articleId, 1);
		articles.deletePublication(articleId);
	}
	// end::published[]

}
