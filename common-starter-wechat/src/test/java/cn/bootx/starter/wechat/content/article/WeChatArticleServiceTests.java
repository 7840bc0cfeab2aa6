package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import cn.bootx.starter.testing.Await;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.WeChatPage;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatArticleServiceTests {

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatAccounts accounts = this.wechat.accountsWith("shop", "wxshop0123456789ab");

	private final WeChatArticleService service = new WeChatArticleService(this.accounts, new InMemoryRecordStore(),
			Clock.systemUTC());

	private final String cover = permanent(WeChatMediaFile.Type.THUMB, "cover.jpg");

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsExactlyThisForNews() {
		WeChatArticle full = WeChatArticle.news("标题 & <b>", "<p>正文 😀</p>", this.cover)
			.author("作者")
			.digest("摘要")
			.contentSourceUrl("https://example.com/a?b=1&c=2")
			.openComment(true)
			.onlyFansComment(true)
			.crop(WeChatArticle.Crop.Ratio.SQUARE, new WeChatArticle.Crop(0, 0, 1, 1))
			.crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0.1945, 0, 1, 0.52361234))
			.productKey("P1")
			.build();
		this.service.addDraft(full, WeChatArticle.news("Second", "text", this.cover).build());
		assertThat(bodies("/cgi-bin/draft/add")).containsExactly(
				"{\"articles\":[{\"article_type\":\"news\",\"title\":\"标题 & <b>\",\"author\":\"作者\",\"digest\":\"摘要\","
						+ "\"content\":\"<p>正文 😀</p>\",\"content_source_url\":\"https://example.com/a?b=1&c=2\","
						+ "\"thumb_media_id\":\"" + this.cover
						+ "\",\"need_open_comment\":1,\"only_fans_can_comment\":1,"
						+ "\"pic_crop_235_1\":\"0.1945_0_1_0.523612\",\"pic_crop_1_1\":\"0_0_1_1\","
						+ "\"product_info\":{\"footer_product_info\":{\"product_key\":\"P1\"}}},"
						+ "{\"article_type\":\"news\",\"title\":\"Second\",\"content\":\"text\",\"thumb_media_id\":\""
						+ this.cover + "\",\"need_open_comment\":0,\"only_fans_can_comment\":0}]}");
	}

	@Test
	void sendsExactlyThisForPictures() {
		String first = permanent(WeChatMediaFile.Type.IMAGE, "1.png");
		String second = permanent(WeChatMediaFile.Type.IMAGE, "2.png");
		this.service.addDraft(WeChatArticle.pictures("Trip", "plain text", List.of(first, second))
			.crop(WeChatArticle.Crop.Ratio.SCREEN, new WeChatArticle.Crop(0.166454, 0, 0.833545, 1))
			.productKey("P1")
			.build());
		assertThat(bodies("/cgi-bin/draft/add")).containsExactly(
				"{\"articles\":[{\"article_type\":\"newspic\",\"title\":\"Trip\",\"content\":\"plain text\","
						+ "\"need_open_comment\":0,\"only_fans_can_comment\":0,"
						+ "\"image_info\":{\"image_list\":[{\"image_media_id\":\"" + first
						+ "\"},{\"image_media_id\":\"" + second + "\"}]},"
						+ "\"cover_info\":{\"crop_percent_list\":[{\"ratio\":\"16_9\",\"x1\":\"0.166454\",\"y1\":\"0\","
						+ "\"x2\":\"0.833545\",\"y2\":\"1\"}]},"
						+ "\"product_info\":{\"footer_product_info\":{\"product_key\":\"P1\"}}}]}");
	}

	@Test
	void theOtherRequestsAreExactlyThese() {
		String draft = this.service.addDraft(news("One"), news("Two"));
		this.service.draft(draft);
		this.service.updateDraft(draft, 1, news("Zwei"));
		this.service.drafts(0, 20, false);
		String publishId = this.service.publish(draft);
		this.service.published(5, 1, true);
		assertThat(bodies("/cgi-bin/draft/get")).containsExactly("{\"media_id\":\"" + draft + "\"}");
		assertThat(bodies("/cgi-bin/draft/update")).containsExactly("{\"media_id\":\"" + draft
				+ "\",\"index\":1,\"articles\":{\"article_type\":\"news\",\"title\":\"Zwei\",\"content\":\"text\","
				+ "\"thumb_media_id\":\"" + this.cover + "\",\"need_open_comment\":0,\"only_fans_can_comment\":0}}");
		assertThat(bodies("/cgi-bin/draft/batchget")).containsExactly("{\"offset\":0,\"count\":20,\"no_content\":1}");
		assertThat(bodies("/cgi-bin/freepublish/submit")).containsExactly("{\"media_id\":\"" + draft + "\"}");
		assertThat(bodies("/cgi-bin/freepublish/batchget"))
			.containsExactly("{\"offset\":5,\"count\":1,\"no_content\":0}");
		this.service.refresh(publishId);
		assertThat(bodies("/cgi-bin/freepublish/get")).containsExactly("{\"publish_id\":\"" + publishId + "\"}");
	}

	@Test
	void aDraftIsReadAsItWasWrittenChangedListedAndDeleted() {
		WeChatArticle written = WeChatArticle.news("One", "text", this.cover)
			.author("me")
			.digest("short")
			.openComment(true)
			.crop(WeChatArticle.Crop.Ratio.WIDE, new WeChatArticle.Crop(0.1945, 0, 1, 0.5236))
			.productKey("P1")
			.build();
		String draft = this.service.addDraft(written, news("Two"));
		List<WeChatArticle.News.Item> items = this.service.draft(draft);
		assertThat(items).hasSize(2);
		assertThat(items.get(0).article()).isEqualTo(written);
		assertThat(items.get(0).url()).startsWith("http");
		this.service.updateDraft(draft, 0, items.get(0).article().toBuilder().title("Eins").build());
		assertThat(this.service.draftCount()).isEqualTo(1);
		WeChatPage<WeChatArticle.News> page = this.service.drafts(0, 20, false);
		assertThat(page.total()).isEqualTo(1);
		assertThat(page.items().get(0).id()).isEqualTo(draft);
		assertThat(page.items().get(0).titles()).containsExactly("Eins", "Two");
		assertThat(page.items().get(0).items().get(0).article().content()).isNull();
		assertThat(this.service.drafts(0, 20, true).items().get(0).items().get(1).article().content())
			.isEqualTo("text");
		this.service.deleteDraft(draft);
		assertThat(this.service.draftCount()).isZero();
		assertThat(this.service.draftsEnabled()).isTrue();
		assertThat(this.wechat.simulator().calls().of("/cgi-bin/draft/switch").get(0).query())
			.containsEntry("checkonly", "1");
	}

	@Test
	void aPictureArticleIsReadAsItWasWritten() {
		WeChatArticle written = WeChatArticle
			.pictures("Trip", "plain", List.of(permanent(WeChatMediaFile.Type.IMAGE, "1.png")))
			.digest("short")
			.crop(WeChatArticle.Crop.Ratio.SQUARE, new WeChatArticle.Crop(0.25, 0, 0.75, 1))
			.build();
		assertThat(this.service.draft(this.service.addDraft(written))).extracting(WeChatArticle.News.Item::article)
			.containsExactly(written);
	}

	@Test
	void timesAreInSeconds() {
		SimulatorResponse answer = SimulatorResponse.json(Json.readTree(
				"{\"total_count\":7,\"item_count\":1,\"item\":[{\"article_id\":\"A\",\"media_id\":\"M\",\"content\":{\"news_item\":"
						+ "[{\"title\":\"t\",\"thumb_url\":\"u\",\"is_deleted\":true}]},\"update_time\":1700000000}]}"));
		this.wechat.simulator().faults().next("/cgi-bin/freepublish/batchget", 1, answer);
		this.wechat.simulator().faults().next("/cgi-bin/draft/batchget", 1, answer);
		WeChatArticle.News published = this.service.published(0, 1, false).items().get(0);
		assertThat(published.id()).isEqualTo("A");
		assertThat(published.updatedAt()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
		assertThat(published.items().get(0).deleted()).isTrue();
		assertThat(published.items().get(0).thumbUrl()).isEqualTo("u");
		WeChatArticle.News draft = this.service.drafts(0, 1, false).items().get(0);
		assertThat(draft.id()).isEqualTo("M");
		assertThat(draft.updatedAt()).isEqualTo(published.updatedAt());
	}

	@Test
	void whatIsPublishedIsListedReadAndDeleted() {
		String publishId = this.service.publish(this.service.addDraft(news("One"), news("Two")));
		WeChatPublication ended = awaitEnd(publishId);
		assertThat(ended.status()).isEqualTo(WeChatPublication.Status.SUCCESS);
		assertThat(ended.urls()).hasSize(2).allMatch((url) -> url.startsWith("http"));
		String articleId = ended.articleId();
		assertThat(this.service.published(0, 20, false).items()).extracting(WeChatArticle.News::id)
			.containsExactly(articleId);
		this.service.deleteArticle(articleId, 2);
		assertThat(this.service.article(articleId)).extracting(WeChatArticle.News.Item::deleted)
			.containsExactly(false, true);
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/freepublish/delete"))
			.containsExactly("{\"article_id\":\"" + articleId + "\",\"index\":2}");
		this.service.deletePublication(articleId);
		assertThat(this.service.published(0, 20, false).total()).isZero();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.article(articleId))
			.matches((ex) -> ex.code().equals("53600") && ex.category() == ErrorCategory.NOT_FOUND);
		WeChatPublication deleted = this.service.refresh(publishId);
		assertThat(deleted.status()).isEqualTo(WeChatPublication.Status.DELETED);
		assertThat(deleted.articleId()).isEqualTo(articleId);
		assertThat(deleted.urls()).hasSize(2);
	}

	@Test
	void deletingAllByAWrongPositionIsRefused() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.deleteArticle("A", 0))
			.withMessageContaining("deletePublication");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.updateDraft("M", -1, news("x")))
			.withMessageContaining("-1");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.published(0, 21, false))
			.withMessageContaining("21");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.drafts(-1, 20, false))
			.withMessageContaining("-1");
	}

	@Test
	void aBadArticleIsNotSent() {
		WeChatArticle bad = news("x".repeat(33));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.addDraft(bad))
			.withMessageContaining("articles[0].title has 33 characters, allowed are 32");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.service.updateDraft("M", 0, bad))
			.withMessageContaining("title has 33 characters");
		assertThat(bodies("/cgi-bin/draft/add")).isEmpty();
		assertThat(bodies("/cgi-bin/draft/update")).isEmpty();
	}

	@Test
	void aRefusalToPublishSaysWhatToDo() {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/freepublish/submit", 1,
					SimulatorResponse.json(Json.readTree("{\"errcode\":53503,\"errmsg\":\"draft check failed\"}")));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.publish("M"))
			.matches((ex) -> ex.category() == ErrorCategory.INVALID_ARGUMENT)
			.withMessageContaining("草稿箱");
	}

	@Test
	void anotherAccountHasItsOwnDraftsAndRecords() {
		WeChatArticleService shop = this.service.account("shop");
		String publishId = this.service.publish(this.service.addDraft(news("One")));
		assertThat(this.service.publication(publishId)).isPresent();
		assertThat(shop.publication(publishId)).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> shop.addDraft(news("One")))
			.as("the cover belongs to the other account")
			.matches((ex) -> ex.code().equals("40007"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.service.account("no"))
			.withMessageContaining("'no'");
	}

	@Test
	void anArticleDoesNotPrintItsContent() {
		assertThat(WeChatArticle.news("Title", "the long content", this.cover).build()).asString()
			.contains("Title")
			.doesNotContain("long content");
	}

	private WeChatPublication awaitEnd(String publishId) {
		Await.until(() -> this.service.refresh(publishId).status().ended());
		return this.service.refresh(publishId);
	}

	private WeChatArticle news(String title) {
		return WeChatArticle.news(title, "text", this.cover).build();
	}

	private String permanent(WeChatMediaFile.Type type, String name) {
		return new WeChatMediaService(this.accounts)
			.uploadPermanent(type, WeChatMediaFile.of(name, new byte[] { 1, 2, 3 }))
			.mediaId();
	}

	private List<String> bodies(String path) {
		return this.wechat.simulator().calls().bodies(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"media_id\":\"\",\"publish_id\":\"\"}" })
	void anOddAnswerIsAFailure(String answer) {
		String draft = this.service.addDraft(news("a"));
		for (String api : List.of("/cgi-bin/draft/add", "/cgi-bin/draft/get", "/cgi-bin/draft/count",
				"/cgi-bin/draft/batchget", "/cgi-bin/freepublish/submit", "/cgi-bin/freepublish/get",
				"/cgi-bin/freepublish/batchget", "/cgi-bin/freepublish/getarticle")) {
			this.wechat.simulator().faults().next(api, 1, SimulatorResponse.json(Json.readTree(answer)));
		}
		assertUnreadable(() -> this.service.addDraft(news("a")));
		assertUnreadable(() -> this.service.draft(draft));
		assertUnreadable(this.service::draftCount);
		assertUnreadable(() -> this.service.drafts(0, 20, false));
		assertUnreadable(() -> this.service.publish(draft));
		assertUnreadable(() -> this.service.refresh("7"));
		assertThat(this.service.publication("7")).as("no state was recorded").isEmpty();
		assertUnreadable(() -> this.service.published(0, 20, false));
		assertUnreadable(() -> this.service.article("A"));
	}

	@Test
	void theRecordOfAPublicationCanBeDeleted() {
		String publishId = this.service.publish(this.service.addDraft(news("a")));
		assertThat(this.service.forgetPublication(publishId)).isTrue();
		assertThat(this.service.publication(publishId)).isEmpty();
	}

	private static void assertUnreadable(ThrowingCallable call) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("answered without");
	}

}
