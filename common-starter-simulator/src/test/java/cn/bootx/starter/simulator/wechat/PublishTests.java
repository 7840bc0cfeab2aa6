package cn.bootx.starter.simulator.wechat;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.article.PublishStatus;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishTests extends WeChatTestBed {

	private String thumb;

	@BeforeEach
	void uploadThumb() {
		this.thumb = this.api
			.upload(withToken("/cgi-bin/material/add_material?type=thumb", this.account.tokens().issue()), "a.jpg",
					"image/jpeg", new byte[1])
			.path("media_id")
			.asText();
	}

	@Test
	void aDraftIsKeptChangedListedAndDeleted() {
		String draft = add(article("一", "<p>正文<script>alert(1)</script></p>") + "," + article("二", "b"));
		JsonNode read = post("/cgi-bin/draft/get", media(draft)).path("news_item");
		assertThat(read).hasSize(2);
		assertThat(read.get(0).path("content").asText()).isEqualTo("<p>正文</p>");
		assertThat(read.get(0).path("digest").asText()).isEqualTo("正文");
		assertThat(read.get(0).path("article_type").asText()).isEqualTo("news");
		String newer = add(article("三", "c"));
		assertThat(get("/cgi-bin/draft/count").path("total_count").asInt()).isEqualTo(2);
		JsonNode page = post("/cgi-bin/draft/batchget", "{\"offset\":0,\"count\":1,\"no_content\":1}");
		assertThat(page.path("item").findValuesAsText("media_id")).containsExactly(newer);
		assertThat(page.findValues("content").get(0).path("news_item").get(0).has("content")).isFalse();
		assertThat(code(update(draft, 1, article("改", "d")))).isZero();
		assertThat(code(update(draft, 2, article("改", "d")))).isEqualTo(40114);
		assertThat(code(update(draft, 1, "[]"))).isEqualTo(44003);
		assertThat(post("/cgi-bin/draft/get", media(draft)).path("news_item").findValuesAsText("title"))
			.containsExactly("一", "改");
		assertThat(code(post("/cgi-bin/draft/delete", media(draft)))).isZero();
		assertThat(code(post("/cgi-bin/draft/get", media(draft)))).isEqualTo(40007);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					[]|44003
					[{"title":"","content":"c"}]|45003
					[{"title":"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三","content":"c"}]|45003
					[{"title":"t","author":"一二三四五六七八九十一二三四五六七","content":"c"}]|45110
					[{"title":"t"}]|44004
					[{"title":"t","content":"c"}]|41006
					[{"title":"t","content":"c","thumb_media_id":"nope"}]|40007
					[{"title":"t","content":"c","article_type":"newspic"}]|40035
					[{"title":"t","content":"c","article_type":"newspic","image_info":{"image_list":[{"image_media_id":"x"}]}}]|40007
					""")
	void aBadArticleIsRefused(String articles, int code) {
		assertThat(code(post("/cgi-bin/draft/add", "{\"articles\":" + articles + "}"))).isEqualTo(code);
	}

	@Test
	void contentIsLimited() {
		assertThat(code(post("/cgi-bin/draft/add", "{\"articles\":[" + article("t", "字".repeat(20_000)) + "]}")))
			.isEqualTo(45002);
		assertThat(code(post("/cgi-bin/draft/add", "{\"articles\":[" + article("t", "字".repeat(19_999)) + "]}")))
			.isZero();
	}

	@Test
	void aPublicationIsReportedReadAndDeleted() {
		String draft = add(article("一", "正文") + "," + article("二", "b"));
		String publishId = post("/cgi-bin/freepublish/submit", media(draft)).path("publish_id").asText();
		XmlReply event = awaitPush(1);
		assertThat(event.text("Event")).isEqualTo("PUBLISHJOBFINISH");
		XmlReply info = event.child("PublishEventInfo");
		assertThat(info.text("publish_id")).isEqualTo(publishId);
		assertThat(info.text("publish_status")).isEqualTo("0");
		assertThat(info.child("article_detail").children("item")).hasSize(2);
		JsonNode status = post("/cgi-bin/freepublish/get", "{\"publish_id\":\"" + publishId + "\"}");
		String articleId = status.path("article_id").asText();
		assertThat(articleId).isEqualTo(info.text("article_id"));
		assertThat(status.path("article_detail").path("item")).hasSize(2);
		assertThat(status.path("fail_idx")).isEmpty();
		assertThat(get("/cgi-bin/draft/count").path("total_count").asInt()).isZero();
		String page = status.path("article_detail").path("item").get(0).path("article_url").asText();
		assertThat(ApiClient.text(this.api.exchange(page.substring(this.simulator.baseUrl().length()))))
			.isEqualTo("一\n\n正文");
		assertThat(code(deletion(articleId, 3))).isEqualTo(40114);
		assertThat(code(deletion(articleId, 1))).isZero();
		assertThat(this.api.exchange(page.substring(this.simulator.baseUrl().length())).statusCode()).isEqualTo(404);
		JsonNode left = post("/cgi-bin/freepublish/getarticle", "{\"article_id\":\"" + articleId + "\"}");
		assertThat(left.path("news_item").findValuesAsText("is_deleted")).containsExactly("true", "false");
		assertThat(post("/cgi-bin/freepublish/batchget", "{\"offset\":0,\"count\":20}").path("total_count").asInt())
			.isEqualTo(1);
		assertThat(code(deletion(articleId, 0))).isZero();
		assertThat(code(deletion(articleId, 0))).isEqualTo(53600);
		assertThat(post("/cgi-bin/freepublish/get", "{\"publish_id\":\"" + publishId + "\"}").path("publish_status")
			.asInt()).isEqualTo(5);
	}

	@ParameterizedTest
	@EnumSource(names = { "ORIGINAL_FAILED", "FAILED", "AUDIT_FAILED" })
	void aPublicationEndsAsItIsTold(PublishStatus result) {
		this.account.publications().endWith(result);
		String draft = add(article("一", "正文"));
		String publishId = post("/cgi-bin/freepublish/submit", media(draft)).path("publish_id").asText();
		assertThat(awaitPush(1).child("PublishEventInfo").text("publish_status"))
			.isEqualTo(String.valueOf(result.ordinal()));
		JsonNode status = post("/cgi-bin/freepublish/get", "{\"publish_id\":\"" + publishId + "\"}");
		assertThat(status.path("publish_status").asInt()).isEqualTo(result.ordinal());
		assertThat(status.path("fail_idx").toString()).isEqualTo("[1]");
		assertThat(get("/cgi-bin/draft/count").path("total_count").asInt()).isEqualTo(1);
	}

	@Test
	void aPublicationMayRunOn() {
		this.account.publications().endWith(PublishStatus.RUNNING);
		String publishId = post("/cgi-bin/freepublish/submit", media(add(article("一", "正文")))).path("publish_id")
			.asText();
		assertThat(post("/cgi-bin/freepublish/get", "{\"publish_id\":\"" + publishId + "\"}").path("publish_status")
			.asInt()).isEqualTo(1);
		assertThat(code(post("/cgi-bin/freepublish/get", "{\"publish_id\":\"7\"}"))).isEqualTo(40035);
		assertThat(code(post("/cgi-bin/freepublish/submit", media("nope")))).isEqualTo(40007);
		assertThat(this.host.calls()).isEmpty();
	}

	private String article(String title, String content) {
		return "{\"title\":\"" + title + "\",\"content\":\"" + content + "\",\"thumb_media_id\":\"" + this.thumb
				+ "\"}";
	}

	private String add(String articles) {
		return post("/cgi-bin/draft/add", "{\"articles\":[" + articles + "]}").path("media_id").asText();
	}

	private JsonNode update(String draft, int index, String article) {
		return post("/cgi-bin/draft/update",
				"{\"media_id\":\"" + draft + "\",\"index\":" + index + ",\"articles\":" + article + "}");
	}

	private JsonNode deletion(String articleId, int index) {
		return post("/cgi-bin/freepublish/delete", "{\"article_id\":\"" + articleId + "\",\"index\":" + index + "}");
	}

	private static String media(String id) {
		return "{\"media_id\":\"" + id + "\"}";
	}

}
