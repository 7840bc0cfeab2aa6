package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.message.WeChatMessageReader;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatPublicationsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private static final Instant LATER = NOW.plusSeconds(7);

	private final WeChatPublications publications = new WeChatPublications(new InMemoryRecordStore(),
			Clock.systemUTC());

	@Test
	void theResultCompletesTheRecord() {
		this.publications.submitted("wxA", submission());
		assertThat(this.publications.find("wxA", "1")).contains(submission());
		WeChatPublication ended = this.publications.learned("wxA", success());
		assertThat(ended).isEqualTo(new WeChatPublication("1", "D", "9", WeChatPublication.Status.SUCCESS, "A",
				List.of("u1", "u2"), List.of(), NOW, LATER));
		assertThat(this.publications.find("wxA", "1")).contains(ended);
		assertThat(this.publications.find("wxB", "1")).isEmpty();
		assertThat(this.publications.delete("wxA", "1")).isTrue();
		assertThat(this.publications.find("wxA", "1")).isEmpty();
	}

	@Test
	void aResultThatIsFasterThanTheAnswerIsKept() {
		this.publications.learned("wxA", success());
		assertThat(this.publications.submitted("wxA", submission())).isEqualTo(new WeChatPublication("1", "D", "9",
				WeChatPublication.Status.SUCCESS, "A", List.of("u1", "u2"), List.of(), NOW, LATER));
	}

	@Test
	void oldNewsDoNotReplaceTheResult() {
		this.publications.submitted("wxA", submission());
		this.publications.learned("wxA", success());
		this.publications.learned("wxA", result(WeChatPublication.Status.RUNNING));
		assertThat(status()).isEqualTo(WeChatPublication.Status.SUCCESS);
		this.publications.learned("wxA", result(WeChatPublication.Status.BANNED));
		this.publications.learned("wxA", success());
		assertThat(status()).isEqualTo(WeChatPublication.Status.BANNED);
		assertThat(this.publications.find("wxA", "1")).map(WeChatPublication::articleId).contains("A");
	}

	@Test
	void submissionAndResultAtTheSameTimeLoseNothing() throws Exception {
		ExecutorService nodes = Executors.newFixedThreadPool(2);
		try {
			for (int i = 0; i < 200; i++) {
				String appId = "wx" + i;
				CyclicBarrier start = new CyclicBarrier(2);
				Future<?> submission = nodes.submit(() -> {
					start.await();
					return this.publications.submitted(appId, submission());
				});
				Future<?> result = nodes.submit(() -> {
					start.await();
					return this.publications.learned(appId, success());
				});
				submission.get(60, TimeUnit.SECONDS);
				result.get(60, TimeUnit.SECONDS);
				assertThat(this.publications.find(appId, "1")).hasValueSatisfying((both) -> {
					assertThat(both.status()).isEqualTo(WeChatPublication.Status.SUCCESS);
					assertThat(both.draftId()).isEqualTo("D");
				});
			}
		}
		finally {
			nodes.shutdownNow();
		}
	}

	@Test
	void readsTheEventOfASuccess() {
		assertThat(event("<publish_id>2247503051</publish_id><publish_status>0</publish_status>"
				+ "<article_id><![CDATA[b5O2OUs25HBxRceL7hfReg]]></article_id><article_detail><count>2</count>"
				+ "<item><idx>1</idx><article_url><![CDATA[https://mp.weixin.qq.com/s/1]]></article_url></item>"
				+ "<item><idx>2</idx><article_url><![CDATA[https://mp.weixin.qq.com/s/2]]></article_url></item>"
				+ "</article_detail>"))
			.isEqualTo(new WeChatPublication("2247503051", null, null, WeChatPublication.Status.SUCCESS,
					"b5O2OUs25HBxRceL7hfReg", List.of("https://mp.weixin.qq.com/s/1", "https://mp.weixin.qq.com/s/2"),
					List.of(), null, NOW));
	}

	@Test
	void readsTheEventOfASingleArticle() {
		assertThat(event("<publish_id>7</publish_id><publish_status>0</publish_status><article_id>A</article_id>"
				+ "<article_detail><count>1</count><item><idx>1</idx><article_url>u</article_url></item></article_detail>"))
			.extracting(WeChatPublication::urls)
			.isEqualTo(List.of("u"));
	}

	@Test
	void readsTheEventOfAFailure() {
		String failure = "<publish_id>7</publish_id><publish_status>2</publish_status>";
		assertThat(event(failure + "<fail_idx>1</fail_idx><fail_idx>3</fail_idx>")).isEqualTo(new WeChatPublication("7",
				null, null, WeChatPublication.Status.ORIGINAL_FAILED, null, List.of(), List.of(1, 3), null, NOW));
		assertThat(event(failure + "<fail_idx>2</fail_idx>")).extracting(WeChatPublication::failed)
			.isEqualTo(List.of(2));
	}

	@Test
	void anEventWithoutAPublicationIsNone() {
		assertThat(event("<publish_status>0</publish_status><article_id>A</article_id>")).isNull();
		assertThat(event("")).isNull();
		assertThat(WeChatPublications.event(WeChatMessageReader.read("<xml><Event>x</Event></xml>").getAllFieldsMap(),
				NOW))
			.isNull();
	}

	@Test
	void numbersThatAreAddedLaterAreUnknownAndNoError() {
		assertThat(WeChatPublication.Status.of(0)).isEqualTo(WeChatPublication.Status.SUCCESS);
		assertThat(WeChatPublication.Status.of(4)).isEqualTo(WeChatPublication.Status.AUDIT_FAILED);
		assertThat(WeChatPublication.Status.of(6)).isEqualTo(WeChatPublication.Status.BANNED);
		assertThat(WeChatPublication.Status.of(7)).isEqualTo(WeChatPublication.Status.UNKNOWN);
		assertThat(WeChatPublication.Status.of(-1)).isEqualTo(WeChatPublication.Status.UNKNOWN);
	}

	private WeChatPublication.Status status() {
		return this.publications.find("wxA", "1").orElseThrow().status();
	}

	private static WeChatPublication event(String info) {
		String xml = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oMphelper</FromUserName>"
				+ "<CreateTime>1481013459</CreateTime><MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event>"
				+ "<PublishEventInfo>" + info + "</PublishEventInfo></xml>";
		return WeChatPublications.event(WeChatMessageReader.read(xml).getAllFieldsMap(), NOW);
	}

	private static WeChatPublication submission() {
		return WeChatPublication.submitted("1", "D", "9", NOW);
	}

	private static WeChatPublication success() {
		return new WeChatPublication("1", null, null, WeChatPublication.Status.SUCCESS, "A", List.of("u1", "u2"),
				List.of(), null, LATER);
	}

	private static WeChatPublication result(WeChatPublication.Status status) {
		return new WeChatPublication("1", null, null, status, null, List.of(), List.of(), null, LATER);
	}

}
