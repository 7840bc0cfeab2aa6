package cn.bootx.starter.wecom.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComMediaServiceTests {

	private static final String UPLOAD = "/qyapi/cgi-bin/media/upload";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComMediaService media = new WeComMediaService(this.corporation.agents());

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void downloadsWhatItUploaded() {
		byte[] bytes = "content".getBytes();
		String mediaId = this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(bytes), "a.txt");
		assertThat(this.media.download(mediaId).bytes()).isEqualTo(bytes);
	}

	@Test
	void downloadsJsonThatIsNoError() {
		byte[] json = "{\"a\":12345}".getBytes();
		String mediaId = this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(json), "a.json");
		assertThat(this.media.download(mediaId).bytes()).isEqualTo(json);
	}

	@Test
	void saysThatAMediaIdIsUnknown() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("gone"))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("40007");
				assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
				assertThat(ex.hint().orElseThrow()).contains("three days");
			});
	}

	@Test
	void uploadsAFileFromDisk(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("video.MP4"), new byte[100]);
		assertThat(this.media.upload(WeComMediaType.VIDEO, file)).isNotBlank();
		assertThat(this.corporation.simulator().calls().bodies(UPLOAD).get(0)).contains("filename=\"video.MP4\"")
			.doesNotContain(directory.toString());
	}

	@Test
	void writesTheFormThatWeComDocuments(@TempDir Path directory) throws IOException {
		this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream("content".getBytes()), "报销 \"a\".txt");
		this.media.upload(WeComMediaType.VIDEO, Files.write(directory.resolve("v.mp4"), new byte[100]));
		this.media.uploadPermanentImage(new ByteArrayInputStream(new byte[10]), "a.png");

		assertThat(this.corporation.simulator().calls().bodies(UPLOAD).get(0))
			.contains("Content-Disposition: form-data; name=\"media\"; filename=\"报销 %22a%22.txt\"; filelength=7\r\n");
		assertThat(this.corporation.simulator().calls().bodies(UPLOAD).get(1))
			.contains("name=\"media\"; filename=\"v.mp4\"; filelength=100\r\n");
		assertThat(this.corporation.simulator().calls().bodies("/qyapi/cgi-bin/media/uploadimg").get(0))
			.contains("name=\"media\"; filename=\"a.png\"; filelength=10\r\n");
	}

	@Test
	void uploadsAgainWithAnotherToken() {
		this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[10]), "a.txt");
		this.corporation.agent().revokeToken();
		String mediaId = this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream("second".getBytes()), "a.txt");
		assertThat(this.media.download(mediaId).bytes()).isEqualTo("second".getBytes());
	}

	@Test
	void uploadsAnImageThatStays() {
		assertThat(this.media.uploadPermanentImage(new ByteArrayInputStream(new byte[10]), "a.png")).startsWith("http");
		refused(() -> this.media.uploadPermanentImage(new ByteArrayInputStream(new byte[2 * 1024 * 1024 + 1]), "a.png"),
				"more than 2097152");
	}

	@Test
	void refusesWhatWeComDoesNotTakeBeforeItIsSent() {
		refused(() -> this.media.upload(WeComMediaType.IMAGE, new ByteArrayInputStream(new byte[10]), "a.gif"),
				"ends with .gif");
		refused(() -> this.media.upload(WeComMediaType.VOICE, new ByteArrayInputStream(new byte[10]), "a.mp3"),
				"[amr]");
		refused(() -> this.media.upload(WeComMediaType.VOICE, new ByteArrayInputStream(new byte[2 * 1024 * 1024 + 1]),
				"a.amr"), "voice has more than 2097152 bytes (2 MB)");
		refused(() -> this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[5]), "a.txt"),
				"file has 5 bytes");
		refused(() -> this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[10]), "dir/"),
				"file name");
		assertThat(this.corporation.simulator().calls().count(UPLOAD)).isZero();
	}

	@Test
	void takesTheLastPartOfAFileName() {
		this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[10]), "..\\..\\etc/pass\"wd");
		assertThat(this.corporation.simulator().calls().bodies(UPLOAD).get(0)).contains("filename=\"pass%22wd\"");
	}

	@Test
	void failsWhereAProxyAnswers() {
		this.corporation.simulator().faults().next("/qyapi/cgi-bin/media/get", 1, SimulatorResponse.empty(502));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("m"))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"errcode\":0}", "{\"errcode\":0,\"media_id\":\"\",\"url\":\"\"}",
			"{\"errcode\":0,\"media_id\":[],\"url\":{}}" })
	void anUploadWithoutAnIdHasFailed(String answer) {
		SimulatorResponse response = SimulatorResponse.json(Json.readTree(answer));
		this.corporation.simulator().faults().next(UPLOAD, 1, response);
		this.corporation.simulator().faults().next("/qyapi/cgi-bin/media/uploadimg", 1, response);
		incomplete(() -> this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[10]), "a.txt"),
				"media_id");
		incomplete(() -> this.media.uploadPermanentImage(new ByteArrayInputStream(new byte[10]), "a.png"), "url");
	}

	private static void incomplete(Runnable upload, String field) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(upload::run).satisfies((ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT);
			assertThat(ex).hasMessageContaining("answered without " + field);
		});
	}

	@Test
	void uploadsAsTheNamedAgent() {
		this.corporation.agent().refuseIp("203.0.113.9");
		assertThat(
				this.media.account("crm").upload(WeComMediaType.FILE, new ByteArrayInputStream(new byte[10]), "a.txt"))
			.isNotBlank();
	}

	private static void refused(Runnable upload, String message) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(upload::run).satisfies((ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining(message);
		});
	}

}
