package cn.bootx.starter.dingtalk.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.dingtalk.media.DingMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class DingMediaServiceTests {

	private static final String UPLOAD = "/oapi/media/upload";

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3 };

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingMediaService media = this.fixture.app().media();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void uploadsAFileWithItsNameAndBytes() {
		String id = this.media.uploadMedia(new ByteArrayInputStream(PNG), "图 一.png", "image");
		DingMedia uploaded = uploaded();
		assertThat(uploaded.mediaId()).isEqualTo(id);
		assertThat(uploaded.type()).isEqualTo("image");
		assertThat(uploaded.file().bytes()).isEqualTo(PNG);
	}

	@ParameterizedTest
	@CsvSource({ "image,89504e47,png", "image,ffd8ffe0,jpg", "image,47494638,gif", "image,424d00,bmp",
			"voice,2321414d52,amr", "voice,49443303,mp3", "voice,524946460000000057415645,wav",
			"video,0000001866747970,mp4", "file,25504446,pdf", "file,526172211a,rar" })
	void findsTheFormatOfAStreamWithoutName(String type, String head, String extension) {
		byte[] content = HexFormat.of().parseHex(head);
		this.media.uploadMedia(new ByteArrayInputStream(content), type);
		assertThat(uploaded().file().extension()).isEqualTo(extension);
		assertThat(uploaded().file().bytes()).isEqualTo(content);
	}

	@Test
	void asksForTheNameWhereTheContentIsAmbiguous() {
		InputStream zip = new ByteArrayInputStream(new byte[] { 'P', 'K', 3, 4 });
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.media.uploadMedia(zip, "file"))
			.withMessageContaining("docx")
			.withMessageContaining("give its file name");
		assertThat(this.fixture.simulator().calls().count(UPLOAD)).isZero();
	}

	@Test
	void knowsJpegByItsShortName() {
		this.media.uploadMedia(new ByteArrayInputStream(PNG), "photo.JPEG", "image");
		assertThat(uploaded().file().extension()).isEqualTo("jpg");
	}

	@ParameterizedTest
	@CsvSource({ "evil.exe,file", "picture.webp,image", "png,image", "song.mp4,voice" })
	void refusesAnExtensionBeforeAnythingIsSent(String fileName, String type) {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadMedia(new ByteArrayInputStream(PNG), fileName, type))
			.withMessageContaining("must end with one of");
		assertThat(this.fixture.simulator().calls().count(UPLOAD)).isZero();
	}

	@Test
	void refusesAnUnknownTypeAndAnEmptyFile() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadMedia(new ByteArrayInputStream(PNG), "a.png", "picture"))
			.withMessageContaining("image, voice, video or file");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadMedia(InputStream.nullInputStream(), "a.png", "image"))
			.withMessageContaining("image is empty");
	}

	@Test
	void streamsExactlyTheLargestSize() {
		long size = DingTalkMediaType.VOICE.maxBytes();
		this.media.uploadMedia(new Zeros(size), "a.wav", "voice");
		assertThat(uploaded().file().bytes()).hasSize((int) size);
	}

	@Test
	void refusesOneByteMoreAndLeavesNothingOnThePlatform() {
		long size = DingTalkMediaType.VOICE.maxBytes() + 1;
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.media.uploadMedia(new Zeros(size), "a.wav", "voice"))
			.withMessageContaining("voice is larger than the allowed 2097152 bytes");
		assertThat(this.fixture.dingtalk().media()).isEmpty();
	}

	@Test
	void holdsOnlyTheHeadOfALargeFileInMemory() {
		Zeros stream = new Zeros(20L * 1024 * 1024);
		MediaContent.read(DingTalkMediaType.FILE, stream);
		assertThat(stream.taken()).isEqualTo(MediaContent.HEAD);
	}

	@Test
	void sendsASmallFileAgainWithAnotherToken() {
		this.fixture.app().access().getAccessToken();
		this.fixture.simulated().revokeToken();
		byte[] content = new byte[MediaContent.HEAD - 1];
		new Random(1).nextBytes(content);
		this.media.uploadMedia(new ByteArrayInputStream(content), "a.pdf", "file");
		assertThat(uploaded().file().bytes()).isEqualTo(content);
		assertThat(this.fixture.simulator().calls().count(UPLOAD)).isEqualTo(2);
	}

	@Test
	void saysThatALargeStreamMustBeUploadedAnewWhenItsTokenWasRefused() {
		this.fixture.app().access().getAccessToken();
		this.fixture.simulated().revokeToken();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.media.uploadMedia(new Zeros(MediaContent.HEAD * 2L), "a.pdf", "file"))
			.withMessageContaining("upload it again from its source");
		assertThat(this.media.uploadMedia(new Zeros(MediaContent.HEAD * 2L), "a.pdf", "file")).startsWith("@");
	}

	@Test
	void keepsTheTokenOutOfTheFailureOfAnUpload() {
		this.fixture.simulated().refuseIp("203.0.113.7");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.media.uploadMedia(stream("%PDF"), "a.pdf", "file"))
			.withMessageNotContaining(this.fixture.app().access().getAccessToken());
	}

	@Test
	void uploadsTheSameBytesAgainUnlessTheHostWantsIdsKept() {
		this.media.uploadMedia(stream("%PDF"), "a.pdf", "file");
		this.media.uploadMedia(stream("%PDF"), "a.pdf", "file");
		assertThat(this.fixture.simulator().calls().count(UPLOAD)).isEqualTo(2);
	}

	@Test
	void usesAKeptIdForTheSameBytesUntilItIsForgotten() {
		DingMediaService keeping = new DingMediaService(this.fixture.app().client(), this.fixture.store(),
				Duration.ofHours(1));
		String id = keeping.uploadMedia(stream("%PDF"), "a.pdf", "file");
		assertThat(keeping.uploadMedia(stream("%PDF"), "b.pdf", "file")).isEqualTo(id);
		assertThat(keeping.uploadMedia(stream("%PDF-2"), "a.pdf", "file")).isNotEqualTo(id);
		keeping.forget(id);
		assertThat(keeping.uploadMedia(stream("%PDF"), "a.pdf", "file")).isNotEqualTo(id);
		this.fixture.clock().advance(Duration.ofHours(1).plusSeconds(1));
		keeping.uploadMedia(stream("%PDF-2"), "a.pdf", "file");
		assertThat(this.fixture.simulator().calls().count(UPLOAD)).isEqualTo(4);
	}

	@Test
	void uploadsWhileTheStoreThatKeepsIdsIsAway() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		DingMediaService keeping = new DingMediaService(this.fixture.app().client(), away, Duration.ofHours(1));
		String id = keeping.uploadMedia(stream("%PDF"), "a.pdf", "file");
		assertThat(uploaded().mediaId()).isEqualTo(id);
		keeping.forget(id);
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
	}

	private DingMedia uploaded() {
		assertThat(this.fixture.dingtalk().media()).hasSize(1);
		return this.fixture.dingtalk().media().get(0);
	}

	/** A stream of a given length that takes no memory. */
	private static final class Zeros extends InputStream {

		private final long length;

		private long taken;

		Zeros(long length) {
			this.length = length;
		}

		long taken() {
			return this.taken;
		}

		@Override
		public int read() {
			return (this.taken++ < this.length) ? 0 : -1;
		}

		@Override
		public int read(byte[] buffer, int offset, int size) {
			if (this.taken >= this.length) {
				return -1;
			}
			int count = (int) Math.min(size, this.length - this.taken);
			Arrays.fill(buffer, offset, offset + count, (byte) 0);
			this.taken += count;
			return count;
		}

	}

}
