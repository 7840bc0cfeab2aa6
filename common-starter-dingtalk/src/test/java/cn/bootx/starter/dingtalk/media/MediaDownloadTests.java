package cn.bootx.starter.dingtalk.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.DownloadedFile;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MediaDownloadTests {

	private static final String CODE = "/v1.0/robot/messageFiles/download";

	private final StubPlatform platform = new StubPlatform();

	private final DingMediaService media = this.platform.app().media();

	private final ByteArrayOutputStream target = new ByteArrayOutputStream();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void fetchesTheFileBehindACodeWithoutTheToken() {
		this.platform.answer(CODE, "{\"downloadUrl\":\"" + this.platform.url() + "file?sign=s3cr3t\"}");
		this.platform.answer("/file", "bytes of the file");
		assertThat(this.media.download("code1", this.target).size()).isEqualTo(17);
		assertThat(this.target.toString(StandardCharsets.UTF_8)).isEqualTo("bytes of the file");
		assertThat(this.platform.calls("/file").get(0).token()).isNull();
		assertThat(this.platform.calls(CODE).get(0).body())
			.isEqualTo("{\"downloadCode\":\"code1\",\"robotCode\":\"dingabcdefgh\"}");
	}

	@Test
	void failsWithoutTheAddressInTheMessage() {
		this.platform.answer(CODE, "{\"downloadUrl\":\"" + this.platform.url() + "gone?sign=s3cr3t\"}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("code1", this.target))
			.withMessageContaining("HTTP 404")
			.withMessageNotContaining("s3cr3t");
	}

	@Test
	void fetchesNothingInClearTextFromElsewhere() {
		this.platform.answer(CODE, "{\"downloadUrl\":\"http://files.example.com/x\"}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.download("code1", this.target))
			.withMessageContaining("secure address");
	}

	@Test
	void tellsNameAndSizeOfADownload() {
		this.platform.answer(CODE, "{\"downloadUrl\":\"" + this.platform.url() + "file?sign=s3cr3t\"}");
		this.platform.answer("/file", "bytes of the file");
		this.platform.header("/file", "Content-Disposition", "attachment; filename*=UTF-8''%E6%8A%A5.pdf");
		assertThat(this.media.download("code1", this.target))
			.isEqualTo(new DownloadedFile("报.pdf", "application/json", 17));
	}

}
