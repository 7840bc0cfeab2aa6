package cn.bootx.starter.wecom.notice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MediaDownloadTests {

	private static final String GET = "/qyapi/cgi-bin/media/get";

	private static final String BY_URL = "/qyapi/cgi-bin/media/upload_by_url";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComMediaService media = new WeComMediaService(this.corporation.agents());

	private final ByteArrayOutputStream target = new ByteArrayOutputStream();

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void writesAFileWithItsName() {
		String id = upload("content".getBytes(), "报销 单.txt");
		DownloadedFile file = this.media.download(id, this.target);
		assertThat(file.fileName()).isEqualTo("报销 单.txt");
		assertThat(file.size()).isEqualTo(7);
		assertThat(this.target.toByteArray()).isEqualTo("content".getBytes());
	}

	@Test
	void readsALargeFileInPieces() {
		byte[] bytes = new byte[17 * 1024 * 1024];
		new Random(7).nextBytes(bytes);
		DownloadedFile file = this.media.download(upload(bytes, "a.bin"), this.target);
		assertThat(file.size()).isEqualTo(bytes.length);
		assertThat(this.target.toByteArray()).isEqualTo(bytes);
		assertThat(this.corporation.simulator().calls().count(GET)).isEqualTo(3);
	}

	@Test
	void takesTheWholeFileFromAServerThatKnowsNoPieces() {
		answer(SimulatorResponse.bytes("text/plain", "content".getBytes()));
		assertThat(this.media.download("m", this.target)).isEqualTo(new DownloadedFile(null, "text/plain", 7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes 1-7/7", "bytes 0-6/*", "none", "bytes 0-6/3" })
	void doesNotWriteAPieceThatItDidNotAskFor(String range) {
		answer(SimulatorResponse.bytes("text/plain", "content".getBytes())
			.withStatus(206)
			.withHeader("Content-Range", range));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("m", this.target))
			.withMessageContaining("which piece");
		assertThat(this.target.size()).isZero();
	}

	@Test
	void failsWhereTheRestIsMissing() {
		answer(SimulatorResponse.bytes("text/plain", "content".getBytes())
			.withStatus(206)
			.withHeader("Content-Range", "bytes 0-6/14"));
		answer(SimulatorResponse.bytes("text/plain", "content".getBytes())
			.withStatus(206)
			.withHeader("Content-Range", "bytes 0-6/14"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("m", this.target))
			.withMessageContaining("byte 7 of 14");
	}

	@Test
	void saysThatAnIdIsUnknownOrMissing() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("gone", this.target))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40007"));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.media.download(" ", this.target))
			.withMessageContaining("media_id");
		assertThat(this.target.size()).isZero();
	}

	@Test
	void failsWhereTheTargetDoes() {
		String id = upload("content".getBytes(), "a.txt");
		OutputStream full = new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("no space");
			}
		};
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download(id, full))
			.withMessageContaining("could not be written");
	}

	@Test
	void readsAVoiceInHighDefinition() {
		byte[] speex = "speex bytes".getBytes();
		String id = this.corporation.simulator().wecom().recordVoice(SimulatedCorporation.CORP_ID, speex);
		DownloadedFile voice = this.media.downloadVoice(id, this.target);
		assertThat(voice.contentType()).isEqualTo("voice/speex");
		assertThat(this.target.toByteArray()).isEqualTo(speex);
		String uploaded = upload("content".getBytes(), "a.txt");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.media.downloadVoice(uploaded, this.target))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	@Test
	void uploadsByUrl() {
		String job = byUrl(address(upload("content".getBytes(), "a.txt")), md5("content"));
		Await.until("the end of the job", () -> this.media.uploadedByUrl(job).isPresent());
		this.media.download(this.media.uploadedByUrl(job).orElseThrow(), this.target);
		assertThat(this.target.toByteArray()).isEqualTo("content".getBytes());
	}

	@Test
	void writesTheCallThatWeComDocuments() {
		byUrl("https://files.example.com/a", md5("content"));
		assertThat(this.corporation.simulator().calls().bodies(BY_URL)).containsExactly(
				"{\"type\":\"file\",\"filename\":\"清单.txt\",\"url\":\"https://files.example.com/a\",\"md5\":\"9a0364b9e99bb480dd25e1f0284c8555\",\"scene\":1}");
	}

	@Test
	void isEmptyWhileWeComWorks() {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/media/get_upload_by_url_result", 1,
					SimulatorResponse.json(Map.of("errcode", 0, "errmsg", "ok", "status", 1)));
		assertThat(this.media.uploadedByUrl("j")).isEqualTo(Optional.empty());
	}

	@Test
	void saysWhyAnUploadByUrlFailed() {
		String wrong = byUrl(address(upload("content".getBytes(), "a.txt")), md5("other"));
		failed(wrong, "301019", "md5");
		failed(byUrl("https://files.example.com/a", md5("content")), "830003", "206");
	}

	@ParameterizedTest
	@CsvSource({ "IMAGE, https://a.example.com/a, a.png, 9a0364b9e99bb480dd25e1f0284c8555, video and file only",
			"VIDEO, https://a.example.com/a, a.avi, 9a0364b9e99bb480dd25e1f0284c8555, ends with .avi",
			"FILE, ftp://a.example.com/a, a.txt, 9a0364b9e99bb480dd25e1f0284c8555, http",
			"FILE, https://a.example.com/a, a.txt, 9a0364, 32 hexadecimal",
			"FILE, https://a.example.com/a, '', 9a0364b9e99bb480dd25e1f0284c8555, file name" })
	void refusesWhatWeComDoesNotFetch(WeComMediaType type, String url, String name, String md5, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadByUrl(type, url, name, md5))
			.withMessageContaining(problem);
		assertThat(this.corporation.simulator().calls().count(BY_URL)).isZero();
	}

	@Test
	void keepsTheLimitsOfAnUploadByUrl() {
		String url = "https://a.example.com/";
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadByUrl(WeComMediaType.FILE, url + "a".repeat(1003), "单".repeat(43), "x"))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3));
		assertThat(this.media.uploadByUrl(WeComMediaType.FILE, url + "a".repeat(1002), "单".repeat(42) + "ab",
				md5("content")))
			.isNotBlank();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadedByUrl("j".repeat(129)));
	}

	private void failed(String job, String code, String hint) {
		Await.until("the end of the job", () -> {
			try {
				return this.media.uploadedByUrl(job).isPresent();
			}
			catch (PlatformException ex) {
				return true;
			}
		});
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.uploadedByUrl(job))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo(code);
				assertThat(ex.hint().orElseThrow()).contains(hint);
			});
	}

	private String byUrl(String url, String md5) {
		return this.media.uploadByUrl(WeComMediaType.FILE, url, "清单.txt", md5);
	}

	/** WeCom's own download knows pieces, which is what the source of an upload must. */
	private String address(String id) {
		return this.corporation.baseUrl() + "/cgi-bin/media/get?media_id=" + id + "&access_token="
				+ this.corporation.agents().defaultAgent().tokens().get();
	}

	private String upload(byte[] bytes, String name) {
		return this.media.upload(WeComMediaType.FILE, new ByteArrayInputStream(bytes), name);
	}

	private void answer(SimulatorResponse response) {
		this.corporation.simulator().faults().next(GET, 1, response);
	}

	private static String md5(String content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content.getBytes()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
