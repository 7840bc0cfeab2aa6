package cn.bootx.starter.core.admin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AdminUploadTests {

	@TempDir
	private Path directory;

	@Test
	void keepsACopyThatCanBeReadTwiceUntilItIsClosed() throws IOException {
		try (AdminUpload upload = AdminUpload.copy("../../etc/passwd", stream(40_000), 40_000, this.directory)) {
			assertThat(upload.fileName()).isEqualTo("../../etc/passwd");
			assertThat(upload.length()).isEqualTo(40_000);
			assertThat(read(upload)).isEqualTo(40_000);
			assertThat(read(upload)).isEqualTo(40_000);
			assertThat(this.directory).isDirectoryContaining("glob:**bootx-third-*.upload");
		}
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void leavesNothingOfAFileThatIsTooLarge() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AdminUpload.copy("a", stream(40_001), 40_000, this.directory))
			.withMessageContaining("40000");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void saysHowToSendAFile() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AdminUpload.of("file", new ServletWebRequest(new MockHttpServletRequest())))
			.withMessageContaining("part 'file'");
	}

	private static int read(AdminUpload upload) throws IOException {
		try (InputStream stream = upload.content().getInputStream()) {
			return stream.readAllBytes().length;
		}
	}

	private static InputStream stream(int length) {
		return new ByteArrayInputStream(new byte[length]);
	}

}
