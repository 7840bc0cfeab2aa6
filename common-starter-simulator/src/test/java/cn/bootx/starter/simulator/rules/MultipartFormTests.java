package cn.bootx.starter.simulator.rules;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MultipartFormTests {

	private static final String TYPE = "multipart/form-data; boundary=xyz";

	@Test
	void readsFieldsAndFiles() {
		MultipartForm form = parse("--xyz\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage\r\n"
				+ "--xyz\r\nContent-Disposition: form-data; name=\"media\"; filename=\"照片.PNG\"\r\n"
				+ "Content-Type: image/png\r\nContent-Length: 4\r\n\r\nab\r\n\r\n--xyz--\r\n");
		assertThat(form.fields()).containsEntry("type", "image");
		UploadedFile file = Objects.requireNonNull(form.files().get("media"));
		assertThat(file.fileName()).isEqualTo("照片.PNG");
		assertThat(file.extension()).isEqualTo("png");
		assertThat(file.contentType()).isEqualTo("image/png");
		assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).isEqualTo("ab\r\n");
	}

	@Test
	void readsUnquotedNamesAsApacheWritesThem() {
		MultipartForm form = parse(
				"--xyz\r\nContent-Disposition: form-data; filename=a.txt; name=media\r\n\r\n1\r\n--xyz--");
		assertThat(form.files()).containsKey("media");
		assertThat(form.files().get("media")).extracting(UploadedFile::fileName).isEqualTo("a.txt");
	}

	@Test
	void guessesTheMediaTypeThatAClientDoesNotSay() {
		assertThat(new UploadedFile("a.png", "application/octet-stream", new byte[0]).mediaType())
			.isEqualTo("image/png");
		assertThat(new UploadedFile("a.png", "image/webp", new byte[0]).mediaType()).isEqualTo("image/webp");
		assertThat(new UploadedFile("a", "application/octet-stream", new byte[0]).mediaType())
			.isEqualTo("application/octet-stream");
	}

	@Test
	void keepsAnEmptyFile() {
		MultipartForm form = parse(
				"--xyz\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.txt\"\r\n\r\n\r\n--xyz--");
		assertThat(form.files().get("media")).extracting((file) -> file.bytes().length).isEqualTo(0);
	}

	@Test
	void isNothingWithoutBoundaryOrAnotherType() {
		assertThat(MultipartForm.parse("multipart/form-data", new byte[0])).isNull();
		assertThat(MultipartForm.parse("application/json", new byte[0])).isNull();
		assertThat(MultipartForm.parse(null, new byte[0])).isNull();
	}

	@Test
	void leavesOutATruncatedPart() {
		MultipartForm form = parse("--xyz\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a\"\r\n\r\nab");
		assertThat(form.files()).isEmpty();
	}

	private static MultipartForm parse(String body) {
		return Objects.requireNonNull(MultipartForm.parse(TYPE, body.getBytes(StandardCharsets.UTF_8)));
	}

}
