package cn.bootx.starter.simulator.wechat;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaterialTests extends WeChatTestBed {

	private static final String BATCH = "/cgi-bin/material/batchget_material";

	@Test
	void aPictureStaysAndHasAnAddress() {
		JsonNode added = add("image", "图.png", 10);
		assertThat(added.has("errcode")).isFalse();
		String url = added.path("url").asText();
		this.clock.advance(Duration.ofDays(30));
		assertThat(this.api.exchange(url.substring(this.simulator.baseUrl().length())).body()).hasSize(10);
		HttpResponse<byte[]> file = this.api
			.exchange(withToken("/cgi-bin/material/get_material", this.account.tokens().issue()), id(added));
		assertThat(file.body()).hasSize(10);
		assertThat(file.headers().firstValue("content-type")).hasValue("image/png");
		assertThat(code(post("/cgi-bin/material/del_material", id(added)))).isZero();
		assertThat(code(post("/cgi-bin/material/del_material", id(added)))).isEqualTo(40007);
		assertThat(code(post("/cgi-bin/material/get_material", id(added)))).isEqualTo(40007);
	}

	@Test
	void aVideoIsDescribed() {
		String path = withToken("/cgi-bin/material/add_material?type=video", this.account.tokens().issue());
		assertThat(code(this.api.uploadDescribed(path, "a.mp4", new byte[5], "{}"))).isEqualTo(40035);
		assertThat(code(this.api.uploadDescribed(path, "a.mp4", new byte[5], "{"))).isEqualTo(47001);
		JsonNode added = this.api.uploadDescribed(path, "a.mp4", new byte[5],
				"{\"title\":\"片名\",\"introduction\":\"介绍\"}");
		JsonNode read = post("/cgi-bin/material/get_material", id(added));
		assertThat(read.path("title").asText()).isEqualTo("片名");
		assertThat(read.path("description").asText()).isEqualTo("介绍");
		assertThat(
				this.api.exchange(read.path("down_url").asText().substring(this.simulator.baseUrl().length())).body())
			.hasSize(5);
	}

	@Test
	void materialIsCountedAndListedNewestFirst() {
		add("image", "1.png", 1);
		add("image", "2.png", 1);
		add("image", "3.png", 1);
		add("voice", "a.mp3", 1);
		String news = this.account.newsMaterial("标题", "内容", "https://e.com");
		JsonNode counts = get("/cgi-bin/material/get_materialcount");
		assertThat(counts.toString())
			.isEqualTo("{\"voice_count\":1,\"video_count\":0,\"image_count\":3,\"news_count\":1}");
		JsonNode page = post(BATCH, "{\"type\":\"image\",\"offset\":1,\"count\":20}");
		assertThat(page.path("total_count").asInt()).isEqualTo(3);
		assertThat(page.path("item_count").asInt()).isEqualTo(2);
		assertThat(page.path("item").findValuesAsText("name")).containsExactly("2.png", "1.png");
		JsonNode article = post(BATCH, "{\"type\":\"news\",\"offset\":0,\"count\":1}").path("item").get(0);
		assertThat(article.path("media_id").asText()).isEqualTo(news);
		assertThat(article.path("content").path("news_item").get(0).path("title").asText()).isEqualTo("标题");
		assertThat(post("/cgi-bin/material/get_material", "{\"media_id\":\"" + news + "\"}").path("news_item"))
			.hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"type":"thumb","offset":0,"count":1}|40004
			{"type":"image","offset":0,"count":21}|40035
			{"type":"image","offset":0,"count":0}|40035
			{"type":"image","offset":-1,"count":1}|40035
			""")
	void aBadPageIsRefused(String body, int code) {
		assertThat(code(post(BATCH, body))).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "image,a.bmp,10485760,0", "image,a.bmp,10485761,40006", "image,a.exe,1,40005", "image,a.png,0,44001",
			"voice,a.wma,2097152,0", "voice,a.wma,2097153,40006", "thumb,a.jpg,65536,0", "thumb,a.jpg,65537,40006",
			"thumb,a.png,1,40005", "film,a.mp4,1,40004" })
	void kindsHaveFormatsAndSizes(String type, String name, int bytes, int code) {
		assertThat(code(add(type, name, bytes))).isEqualTo(code);
	}

	@Test
	void permanentMaterialCanBeSentAndPutIntoAMenu() {
		JsonNode added = add("image", "a.png", 1);
		String id = added.path("media_id").asText();
		Fan fan = this.account.fan("oFan");
		fan.sends("hi");
		assertThat(code(post("/cgi-bin/message/custom/send",
				"{\"touser\":\"oFan\",\"msgtype\":\"image\",\"image\":{\"media_id\":\"" + id + "\"}}")))
			.isZero();
		assertThat(code(post("/cgi-bin/menu/create",
				"{\"button\":[{\"type\":\"media_id\",\"name\":\"图\",\"media_id\":\"" + id + "\"}]}")))
			.isZero();
		int pushes = this.host.calls().size();
		fan.tapsMenu("图");
		assertThat(fan.received()).hasSize(2);
		assertThat(this.host.calls()).hasSize(pushes);
	}

	@Test
	void aPictureOfAnArticleHasOnlyAnAddress() {
		String path = withToken("/cgi-bin/media/uploadimg", this.account.tokens().issue());
		JsonNode added = this.api.upload(path, "a.jpg", "image/jpeg", new byte[9]);
		assertThat(added.fieldNames()).toIterable().containsExactly("url");
		assertThat(code(this.api.upload(path, "a.gif", "image/gif", new byte[9]))).isEqualTo(40005);
		assertThat(code(this.api.upload(path, "a.jpg", "image/jpeg", new byte[1024 * 1024 + 1]))).isEqualTo(40009);
		assertThat(get("/cgi-bin/material/get_materialcount").path("image_count").asInt()).isZero();
	}

	@Test
	void aTemporaryVideoIsGivenAsAnAddress() {
		JsonNode video = this.api.upload(withToken("/cgi-bin/media/upload?type=video", this.account.tokens().issue()),
				"a.mp4", "application/octet-stream", new byte[7]);
		String url = get("/cgi-bin/media/get?media_id=" + video.path("media_id").asText()).path("video_url").asText();
		HttpResponse<byte[]> file = this.api.exchange(url.substring(this.simulator.baseUrl().length()));
		assertThat(file.body()).hasSize(7);
	}

	private JsonNode add(String type, String name, int bytes) {
		return this.api.upload(withToken("/cgi-bin/material/add_material?type=" + type, this.account.tokens().issue()),
				name, "application/octet-stream", new byte[bytes]);
	}

	private static String id(JsonNode added) {
		return "{\"media_id\":\"" + added.path("media_id").asText() + "\"}";
	}

}
