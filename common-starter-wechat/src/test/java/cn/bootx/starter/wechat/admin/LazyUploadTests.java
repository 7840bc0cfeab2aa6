package cn.bootx.starter.wechat.admin;

import java.io.IOException;
import java.util.Map;

import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads to a servlet application that reads forms only when they are asked for, and
 * takes files of at most 1 KB.
 */
class LazyUploadTests {

	private final WeChatFixture wechat = WeChatFixture.plain();

	private final WeChatFixture.Host host = this.wechat.start(WebApplicationType.SERVLET, AdminApplication.class,
			"bootx.starter.third.wechat.admin.enabled=true", "spring.servlet.multipart.resolve-lazily=true",
			"spring.servlet.multipart.max-file-size=1KB");

	private final AdminHttp page = new AdminHttp(this.host.url());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void aRefusedUploadIsNotEvenRead() throws IOException {
		this.host.bean(AdminApplication.Doorman.class).open(false);
		this.page.refused(upload(2000));
	}

	@Test
	void aFileLargerThanTheServerTakesIsTold() throws IOException {
		assertThat(this.page.failure(upload(2000))).contains("spring.servlet.multipart.max-file-size");
	}

	@Test
	void aSmallFileArrives() throws IOException {
		assertThat(this.page.upload("/wechat/media/uploadFile", "a.png", new byte[1000], Map.of("mediaType", "image"))
			.asText()).isNotEmpty();
	}

	private Request.Builder upload(int size) {
		return this.page.request("/wechat/media/uploadFile")
			.post(AdminHttp.form("a.png", new byte[size], Map.of("mediaType", "image")));
	}

}
