package cn.bootx.starter.wechat.content.article;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.wechat.article.PublishStatus;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;
import cn.bootx.starter.wechat.handler.WeChatEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WeChat's word about a publication comes in through the portal.
 */
class PublishResultTests {

	private final WeChatFixture wechat = WeChatFixture.safe();

	@BeforeEach
	void emptyStore() {
		Node.records = new InMemoryRecordStore();
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void theResultReachesTheHostAndItsHandlers() throws Exception {
		WeChatFixture.Host host = this.wechat.start(WebApplicationType.SERVLET, Node.class);
		WeChatArticleService articles = host.bean(WeChatArticleService.class);
		String publishId = publish(host);
		WeChatPublication.Event event = host.bean(Node.class).next();
		assertThat(event.account()).isEqualTo("default");
		assertThat(event.publication().publishId()).isEqualTo(publishId);
		assertThat(event.publication().status()).isEqualTo(WeChatPublication.Status.SUCCESS);
		assertThat(event.publication().urls()).hasSize(1);
		assertThat(host.bean(Node.class).handled.poll(60, TimeUnit.SECONDS)).isEqualTo("PUBLISHJOBFINISH");
		assertThat(articles.publication(publishId)).hasValueSatisfying((record) -> {
			assertThat(record.status().published()).isTrue();
			assertThat(record.articleId()).isEqualTo(event.publication().articleId());
			assertThat(record.submittedAt()).isNotNull();
			assertThat(record.msgDataId()).isNotNull();
		});
		assertThat(articles.article(event.publication().articleId())).hasSize(1);
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/freepublish/get")).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "ORIGINAL_FAILED", "FAILED", "AUDIT_FAILED" })
	void aFailureNamesTheArticles(PublishStatus result) throws Exception {
		this.wechat.account().publications().endWith(result);
		WeChatFixture.Host host = this.wechat.start(WebApplicationType.SERVLET, Node.class);
		String publishId = publish(host);
		WeChatPublication publication = host.bean(Node.class).next().publication();
		assertThat(publication.publishId()).isEqualTo(publishId);
		assertThat(publication.status()).hasToString(result.name());
		assertThat(publication.failed()).containsExactly(1);
		assertThat(publication.articleId()).isNull();
	}

	@Test
	void theResultThatReachesAnotherNodeIsKnownToTheOneThatPublished() throws Exception {
		WeChatFixture.Host publisher = this.wechat.start(WebApplicationType.SERVLET, Node.class);
		WeChatFixture.Host receiver = this.wechat.start(WebApplicationType.SERVLET, Node.class);
		this.wechat.pushTo(receiver);
		String publishId = publish(publisher);
		WeChatPublication heard = receiver.bean(Node.class).next().publication();
		assertThat(heard.status().published()).isTrue();
		assertThat(publisher.bean(Node.class).events).isEmpty();
		assertThat(publisher.bean(WeChatArticleService.class).publication(publishId)).hasValueSatisfying((record) -> {
			assertThat(record.status().published()).isTrue();
			assertThat(record.urls()).isEqualTo(heard.urls());
			assertThat(record.draftId()).isNotNull();
		});
	}

	private static String publish(WeChatFixture.Host host) {
		String cover = host.bean(WeChatMediaService.class)
			.uploadPermanent(WeChatMediaFile.Type.THUMB, WeChatMediaFile.of("cover.jpg", new byte[] { 1 }))
			.mediaId();
		WeChatArticleService articles = host.bean(WeChatArticleService.class);
		return articles.publish(articles.addDraft(WeChatArticle.news("Title", "text", cover).build()));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Node {

		/** What all nodes of a test share. */
		private static RecordStore records = new InMemoryRecordStore();

		private final BlockingQueue<WeChatPublication.Event> events = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

		@Bean
		RecordStore recordStore() {
			return records;
		}

		WeChatPublication.Event next() throws InterruptedException {
			return this.events.poll(60, TimeUnit.SECONDS);
		}

		@EventListener
		void published(WeChatPublication.Event event) {
			this.events.add(event);
		}

		@WeChatEvent("PUBLISHJOBFINISH")
		void hostsHandler() {
			this.handled.add("PUBLISHJOBFINISH");
		}

	}

}
