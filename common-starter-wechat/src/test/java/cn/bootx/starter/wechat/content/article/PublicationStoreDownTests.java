package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import me.chanjar.weixin.common.session.StandardSessionManager;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.content.media.WeChatMediaFile;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The store is down at the worst moments.
 */
@ExtendWith(OutputCaptureExtension.class)
class PublicationStoreDownTests {

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatPublications publications = new WeChatPublications(new DownStore(), Clock.systemUTC());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void whatIsHandedInDoesNotLookRefused(CapturedOutput output) {
		WeChatArticleService articles = new WeChatArticleService(this.wechat.accounts(), new DownStore(),
				Clock.systemUTC());
		String cover = new WeChatMediaService(this.wechat.accounts())
			.uploadPermanent(WeChatMediaFile.Type.THUMB, WeChatMediaFile.of("cover.jpg", new byte[1]))
			.mediaId();
		String publishId = articles.publish(articles.addDraft(WeChatArticle.news("Title", "text", cover).build()));
		assertThat(publishId).isNotBlank();
		assertThat(output).contains("Publication " + publishId + " was submitted, but could not be recorded");
	}

	@Test
	void aResultThatCannotBeRecordedIsNotAcknowledged() {
		List<WeChatPublication.Event> events = new ArrayList<>();
		WeChatPublications.ResultHandler handler = new WeChatPublications.ResultHandler(this.wechat.accounts(),
				this.publications, events::add);
		WxMpXmlMessage message = WeChatMessageReader.read("<xml><Event>PUBLISHJOBFINISH</Event><PublishEventInfo>"
				+ "<publish_id>1</publish_id><publish_status>0</publish_status></PublishEventInfo></xml>");
		assertThatExceptionOfType(StoreUnavailableException.class).as("so that WeChat pushes it again")
			.isThrownBy(() -> handler.handle(message, Map.of(WeChatMessageDispatcher.ACCOUNT, "default"),
					this.wechat.account().service(), new StandardSessionManager()));
		assertThat(events).isEmpty();
	}

	private static final class DownStore implements RecordStore {

		@Override
		public String name() {
			return "down";
		}

		@Override
		public Optional<RecordStore.Document> find(String collection, String id) {
			throw down();
		}

		@Override
		public RecordStore.Document insert(String collection, String id, String json) {
			throw down();
		}

		@Override
		public RecordStore.Document update(RecordStore.Document record) {
			throw down();
		}

		@Override
		public boolean delete(String collection, String id) {
			throw down();
		}

		@Override
		public RecordStore.Page list(String collection, String afterId, int limit) {
			throw down();
		}

		@Override
		public long count(String collection) {
			throw down();
		}

		private static StoreUnavailableException down() {
			return new StoreUnavailableException("down", "anything", new IllegalStateException("as asked"));
		}

	}

}
