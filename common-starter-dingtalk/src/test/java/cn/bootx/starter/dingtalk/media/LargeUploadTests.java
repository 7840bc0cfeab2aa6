package cn.bootx.starter.dingtalk.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The largest file that DingTalk takes goes through without being held.
 */
class LargeUploadTests {

	private static final int LIMIT = 20 * 1024 * 1024;

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingMediaService media = this.fixture.app().media();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void twentyMegabytesPassThroughTheCallersThreadInSmallPieces() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		this.media.uploadMedia(new ByteArrayInputStream(new byte[] { 1 }), "warm-up.pdf", "file");
		long before = threads.getCurrentThreadAllocatedBytes();
		this.media.uploadMedia(new Zeros(LIMIT), "large.pdf", "file");
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * 1024 * 1024);
		assertThat(this.fixture.simulator().dingtalk().media()).last()
			.satisfies((uploaded) -> assertThat(uploaded.file().bytes()).hasSize(LIMIT));
	}

	@Test
	void oneByteMoreIsRefusedOnTheWay() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadMedia(new Zeros(LIMIT + 1), "large.pdf", "file"))
			.withMessageContaining(Integer.toString(LIMIT));
	}

	/** A stream that does not know its length and holds nothing. */
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
