package cn.bootx.starter.simulator.wecom;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.testing.Await;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WeComMediaTests {

	private static final byte[] BYTES = { 1, 2, 3, 4, 5, 6 };

	private final WeComTestBed bed = new WeComTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void keepsAFileForThreeDays() {
		JsonNode answer = this.bed.upload("image", "a.png", BYTES);
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.path("errmsg").asText("?")).isEmpty();
		assertThat(answer.path("type").asText()).isEqualTo("image");
		assertThat(answer.path("created_at").isTextual()).isTrue();
		String id = answer.path("media_id").asText();
		HttpResponse<byte[]> download = get(id);
		assertThat(download.body()).isEqualTo(BYTES);
		assertThat(download.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"a.png\"");
		assertThat(this.bed.client.exchange("/qyapi/_media/" + id).body()).isEqualTo(BYTES);
		this.bed.clock.advance(Duration.ofDays(3));
		assertThat(ApiClient.json(get(id)).path("errcode").asInt()).isEqualTo(40007);
	}

	@ParameterizedTest
	@CsvSource({ "picture, a.png, 6, 40004", "image, a.gif, 6, 40005", "voice, a.mp3, 6, 40005",
			"image, a.png, 5, 40006", "image, a.png, 0, 44001", "voice, a.amr, 2097153, 45001" })
	void refusesWhatTheTypeDoesNotAllow(String type, String fileName, int size, int code) {
		assertThat(this.bed.upload(type, fileName, new byte[size]).path("errcode").asInt()).isEqualTo(code);
	}

	@Test
	void wantsAMultipartBody() {
		assertThat(this.bed.client.post("/qyapi/cgi-bin/media/upload?type=image&access_token=" + this.bed.token(), "{}")
			.path("errcode")
			.asInt()).isEqualTo(44001);
	}

	@Test
	void givesArticleImagesAPermanentAddress() {
		JsonNode answer = this.bed.client.upload("/qyapi/cgi-bin/media/uploadimg?access_token=" + this.bed.token(),
				"a.png", "image/png", BYTES);
		String url = answer.path("url").asText();
		this.bed.clock.advance(Duration.ofDays(30));
		assertThat(this.bed.client.exchange(url.substring(this.bed.simulator.baseUrl().length())).body())
			.isEqualTo(BYTES);
		JsonNode big = this.bed.client.upload("/qyapi/cgi-bin/media/uploadimg?access_token=" + this.bed.token(),
				"a.png", "image/png", new byte[2 * 1024 * 1024 + 1]);
		assertThat(big.path("errcode").asInt()).isEqualTo(45001);
	}

	@Test
	void keepsARobotsFileForThatRobotOnly() {
		String path = "/qyapi/cgi-bin/webhook/upload_media?type=file&key=";
		String id = this.bed.client.upload(path + WeComTestBed.ROBOT, "a.txt", "text/plain", BYTES)
			.path("media_id")
			.asText();
		assertThat(this.bed.toRobot("\"file\":{\"media_id\":\"" + id + "\"}").path("errcode").asInt(-1)).isZero();
		this.bed.wecom.registerRobot("second");
		assertThat(this.bed.client
			.post("/qyapi/cgi-bin/webhook/send?key=second",
					"{\"msgtype\":\"file\",\"file\":{\"media_id\":\"" + id + "\"}}")
			.path("errcode")
			.asInt()).isEqualTo(40007);
		assertThat(this.bed.client.upload(path + "none", "a.txt", "text/plain", BYTES).path("errcode").asInt())
			.isEqualTo(93000);
		assertThat(
				this.bed.client.upload(path.replace("file", "image") + WeComTestBed.ROBOT, "a.png", "image/png", BYTES)
					.path("errcode")
					.asInt())
			.isEqualTo(40004);
	}

	@Test
	void givesPiecesAndEncodedNames() throws Exception {
		String id = this.bed.upload("file", "报销 单.txt", "0123456789".getBytes()).path("media_id").asText();
		assertThat(get(id).headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"%E6%8A%A5%E9%94%80%20%E5%8D%95.txt\"");
		HttpResponse<String> piece = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(address(id))).header("Range", "bytes=2-4").build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(piece.statusCode()).isEqualTo(206);
		assertThat(piece.body()).isEqualTo("234");
		assertThat(piece.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
	}

	@Test
	void givesAVoiceOfAPageInHighDefinition() {
		String id = this.bed.wecom.recordVoice(WeComTestBed.CORP, BYTES);
		HttpResponse<byte[]> voice = jssdk(id);
		assertThat(voice.headers().firstValue("Content-Type")).hasValue("voice/speex");
		assertThat(voice.body()).isEqualTo(BYTES);
		String uploaded = this.bed.upload("voice", "a.amr", BYTES).path("media_id").asText();
		assertThat(ApiClient.json(jssdk(uploaded)).path("errcode").asInt()).isEqualTo(40007);
	}

	@Test
	void fetchesAFileAndSendsTheEvent() {
		String source = this.bed.upload("file", "a.txt", "content".getBytes()).path("media_id").asText();
		JsonNode detail = fetched(address(source), "9a0364b9e99bb480dd25e1f0284c8555", 2);
		assertThat(get(detail.path("media_id").asText()).body()).isEqualTo("content".getBytes());
		this.bed.host.awaitCalls(1);
		assertThat(this.bed.host.calls().get(0).path()).isEqualTo("/wecom/portal");
	}

	@Test
	void saysWhyAFileWasNotFetched() {
		String source = this.bed.upload("file", "a.txt", "content".getBytes()).path("media_id").asText();
		String md5 = "9a0364b9e99bb480dd25e1f0284c8555";
		assertThat(fetched(address(source), md5.replace('9', '8'), 3).path("errcode").asInt()).isEqualTo(301019);
		assertThat(fetched(this.bed.simulator.baseUrl() + "/qyapi/_media/" + source, md5, 3).path("errcode").asInt())
			.isEqualTo(830001);
		assertThat(fetched(this.bed.simulator.baseUrl() + "/qyapi/_media/none", md5, 3).path("errcode").asInt())
			.isEqualTo(830003);
		assertThat(fetched("http://files.example.com/a.txt", md5, 3).path("errcode").asInt()).isEqualTo(830003);
	}

	@Test
	void forgetsAJobAfterAnHour() {
		String job = start("http://127.0.0.1:1/a", "9a0364b9e99bb480dd25e1f0284c8555").path("jobid").asText();
		this.bed.clock.advance(Duration.ofMinutes(60));
		assertThat(result(job).path("errcode").asInt()).isEqualTo(40058);
		assertThat(start("http://127.0.0.1:1/a", "short").path("errcode").asInt()).isEqualTo(40058);
	}

	private JsonNode fetched(String url, String md5, int status) {
		String job = start(url, md5).path("jobid").asText();
		Await.until("an end of the job", () -> result(job).path("status").asInt() != 1);
		assertThat(result(job).path("status").asInt()).isEqualTo(status);
		return result(job).path("detail");
	}

	private JsonNode start(String url, String md5) {
		return this.bed.post("/cgi-bin/media/upload_by_url",
				"{\"scene\":1,\"type\":\"file\",\"filename\":\"a.txt\",\"url\":\"" + url + "\",\"md5\":\"" + md5
						+ "\"}");
	}

	private JsonNode result(String job) {
		return this.bed.post("/cgi-bin/media/get_upload_by_url_result", "{\"jobid\":\"" + job + "\"}");
	}

	private HttpResponse<byte[]> jssdk(String id) {
		return this.bed.client
			.exchange("/qyapi/cgi-bin/media/get/jssdk?media_id=" + id + "&access_token=" + this.bed.token());
	}

	private String address(String id) {
		return this.bed.simulator.baseUrl() + "/qyapi/cgi-bin/media/get?media_id=" + id + "&access_token="
				+ this.bed.token();
	}

	private HttpResponse<byte[]> get(String id) {
		return this.bed.client
			.exchange("/qyapi/cgi-bin/media/get?media_id=" + id + "&access_token=" + this.bed.token());
	}

}
