package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DingMediaTests {

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@CsvSource({ "image, a.png", "image, A.JPG", "voice, a.amr", "video, a.mp4", "file, 报表.xlsx" })
	void keepsWhatTheTypeAllows(String type, String fileName) {
		JsonNode answer = upload(type, fileName, new byte[] { 1, 2, 3 });
		assertThat(answer.path("errcode").asInt(-1)).isZero();
		assertThat(answer.path("type").asText()).isEqualTo(type);
		assertThat(answer.path("media_id").asText()).startsWith("@");
		assertThat(answer.path("created_at").asLong()).isEqualTo(this.bed.clock.millis());
		assertThat(this.bed.ding.media()).singleElement()
			.satisfies((medium) -> assertThat(medium.file().fileName()).isEqualTo(fileName));
	}

	@ParameterizedTest
	@CsvSource({ "picture, a.png, 3, 40004", "image, a.svg, 3, 40005", "image, a, 3, 40005", "image, a.png, 0, 44001",
			"voice, a.mp3, 2097153, 40006" })
	void refusesWhatTheTypeDoesNotAllow(String type, String fileName, int size, int code) {
		assertThat(upload(type, fileName, new byte[size]).path("errcode").asInt()).isEqualTo(code);
		assertThat(this.bed.ding.media()).isEmpty();
	}

	@Test
	void takesTheTypeFromTheBodyToo() {
		String body = "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage\r\n--b\r\n"
				+ "Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n\r\n123\r\n--b--\r\n";
		HttpResponse<String> response = this.bed.send("/oapi/media/upload?access_token=" + this.bed.token(),
				"Content-Type", "multipart/form-data; boundary=b", body);
		assertThat(DingTestBed.json(response).path("errcode").asInt(-1)).isZero();
	}

	@Test
	void wantsAMultipartBodyWithAPartNamedMedia() {
		assertThat(this.bed.old("/media/upload", "{}").path("errcode").asInt()).isEqualTo(43008);
		HttpResponse<String> response = this.bed.send("/oapi/media/upload?type=image&access_token=" + this.bed.token(),
				"Content-Type", "multipart/form-data; boundary=b",
				"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n123\r\n--b--\r\n");
		assertThat(DingTestBed.json(response).path("errcode").asInt()).isEqualTo(41005);
	}

	@Test
	void showsUploadedMediaToABrowser() {
		String id = this.bed.upload("image", "a.png");
		HttpResponse<byte[]> response = this.bed.client.exchange("/oapi/_media/" + id);
		assertThat(response.body()).containsExactly(1, 2, 3);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
		assertThat(this.bed.client.exchange("/oapi/_media/@unknown").statusCode()).isEqualTo(404);
	}

	private JsonNode upload(String type, String fileName, byte[] content) {
		return this.bed.client.upload("/oapi/media/upload?type=" + type + "&access_token=" + this.bed.token(), fileName,
				"image/png", content);
	}

	@Test
	void usesAMediumUpOnlyIfToldTo() {
		String medium = this.bed.upload("image", "a.png");
		assertThat(image(medium, "u1")).isZero();
		assertThat(image(medium, "u2")).isZero();
		this.bed.ding.singleUseMedia(true);
		assertThat(image(medium, "u1")).isZero();
		assertThat(image(medium, "u2")).isEqualTo(40007);
	}

	private int image(String medium, String user) {
		return this.bed.old("/topapi/message/corpconversation/asyncsend_v2",
				"{\"agent_id\":836390886,\"userid_list\":\"%s\",\"msg\":{\"msgtype\":\"image\",\"image\":{\"media_id\":\"%s\"}}}"
					.formatted(user, medium))
			.path("errcode")
			.asInt();
	}

}
