package cn.bootx.starter.wechat.content.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.simulator.rules.MultipartForm;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Files of clients: any name, any size.
 */
class WeChatMediaFileTests {

	private static final String UPLOAD = "/cgi-bin/media/upload";

	private static final int LARGEST = 10 * 1024 * 1024;

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatMediaService service = new WeChatMediaService(this.wechat.accounts());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	static Stream<Arguments> names() {
		return Stream.of(arguments("../../etc/passwd.png", "passwd.png"), arguments("C:\\temp\\a.png", "a.png"),
				arguments("/a/b\\..\\c.png", "c.png"), arguments("a\".png", "a_.png"),
				arguments("a\r\nContent-Type: x.png", "a__Content-Type: x.png"),
				arguments("a\0\u0085\u2028\u202e.png", "a____.png"), arguments("图 片;'.png", "图 片;'.png"));
	}

	@ParameterizedTest
	@MethodSource("names")
	void theNameOfAClientIsMadeHarmless(String name, String expected) {
		WeChatMediaFile file = WeChatMediaFile.of(name, new byte[] { 7 });
		assertThat(file.name()).isEqualTo(expected);
		this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE, file);
		RecordedCall call = this.wechat.simulator().calls().of(UPLOAD).get(0);
		MultipartForm form = MultipartForm.parse(call.headers().get("content-type"), call.body());
		assertThat(form.fields()).isEmpty();
		assertThat(form.files()).containsOnlyKeys("media");
		assertThat(form.files().get("media").fileName()).isEqualTo(expected);
		assertThat(form.files().get("media").contentType()).isEqualTo("image/png");
		assertThat(form.files().get("media").bytes()).containsExactly(7);
	}

	@Test
	void ofALongNameTheEndIsKept() {
		assertThat(WeChatMediaFile.of("😀".repeat(500) + ".png", new byte[1]).name())
			.isEqualTo("😀".repeat(96) + ".png");
	}

	@Test
	void aNameThatIsOnlyAPathIsRefused() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaFile.Type.IMAGE,
					WeChatMediaFile.of("a.png/", new byte[1])))
			.withMessageContaining("media '' has the wrong type");
	}

	@Test
	void theLargestVideoPassesThroughTheCallersThreadInSmallPieces() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, WeChatMediaFile.of("warm-up.mp4", new byte[1]));
		AtomicLong sent = new AtomicLong();
		WeChatMediaFile large = new WeChatMediaFile("large.mp4", LARGEST, () -> new Zeros(LARGEST));
		long before = threads.getCurrentThreadAllocatedBytes();
		this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, large, sent::set);
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 * 1024 * 1024);
		assertThat(sent).hasValue(LARGEST);
		assertThat(this.wechat.simulator().calls().of(UPLOAD).get(1).body()).hasSizeGreaterThan(LARGEST);
	}

	@Test
	void contentThatIsNotAsLongAsItWasSaidIsRefused() {
		WeChatMediaFile longer = new WeChatMediaFile("a.mp4", 100, () -> new Zeros(50_000));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, longer))
			.withMessageContaining("'a.mp4' was announced with 100 bytes and has more");
		WeChatMediaFile shorter = new WeChatMediaFile("a.mp4", 100, () -> new ByteArrayInputStream(new byte[99]));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.service.uploadTemporary(WeChatMediaFile.Type.VIDEO, shorter))
			.withMessageContaining("'a.mp4' was announced with 100 bytes and has only 99");
	}

	@Test
	void aFileOfThisMachineIsSent(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("a.amr"), new byte[] { 1, 2 });
		String mediaId = this.service.uploadTemporary(WeChatMediaFile.Type.VOICE, WeChatMediaFile.of(file));
		assertThat(this.service.downloadTemporary(mediaId).body()).containsExactly(1, 2);
	}

	/** A stream that holds nothing. */
	private static final class Zeros extends InputStream {

		private int left;

		private Zeros(int length) {
			this.left = length;
		}

		@Override
		public int read() {
			return (this.left-- > 0) ? 0 : -1;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			if (this.left <= 0) {
				return -1;
			}
			int count = Math.min(length, this.left);
			this.left -= count;
			return count;
		}

	}

}
