package cn.bootx.starter.simulator.wecom;

import java.net.http.HttpResponse;
import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
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

	private HttpResponse<byte[]> get(String id) {
		return this.bed.client
			.exchange("/qyapi/cgi-bin/media/get?media_id=" + id + "&access_token=" + this.bed.token());
	}

}
