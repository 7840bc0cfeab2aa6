package cn.bootx.starter.wecom.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class MediaCacheTests {

	private static final String UPLOAD = "/qyapi/cgi-bin/media/upload";

	private static final Duration CACHE = Duration.ofHours(48);

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final MutableClock clock = new MutableClock();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final WeComMediaService media = node();

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void uploadsTheSameFileOnceForAllNodesAndAgents(@TempDir Path directory) throws IOException {
		String id = this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		assertThat(node().account("crm").upload(WeComMediaType.FILE, stream("content"), "a.txt")).isEqualTo(id);
		Path file = Files.writeString(directory.resolve("a.txt"), "content");
		assertThat(this.media.upload(WeComMediaType.FILE, file)).isEqualTo(id);
		uploads(1);
	}

	@Test
	void uploadsAnotherContentNameOrKind() {
		this.media.upload(WeComMediaType.FILE, stream("content"), "a.mp4");
		this.media.upload(WeComMediaType.FILE, stream("content"), "b.mp4");
		this.media.upload(WeComMediaType.FILE, stream("contents"), "a.mp4");
		this.media.upload(WeComMediaType.VIDEO, stream("content"), "a.mp4");
		uploads(4);
	}

	@Test
	void uploadsEachTimeByDefault() {
		WeComMediaService plain = new WeComMediaService(this.corporation.agents());
		plain.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		plain.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		uploads(2);
	}

	@Test
	void renewsAnIdBeforeWeComForgetsIt() {
		String id = this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		this.clock.advance(CACHE.minusSeconds(1));
		assertThat(this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt")).isEqualTo(id);
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt")).isNotEqualTo(id);
	}

	@Test
	void sendsAgainWithANewUploadWhereWeComForgotTheId() {
		WeComNoticeSender sender = new WeComNoticeSender(this.corporation.agents(), this.media, this.store);
		WeComReceivers receivers = WeComReceivers.users("zhangsan");
		sender.sendFileNotice(receivers, stream("content"), "a.txt");
		forgetAtWeCom();
		assertThat(sender.sendFileNotice(receivers, stream("content"), "a.txt").notReached()).isEmpty();
		uploads(2);
		sender.sendFileNotice(receivers, stream("content"), "a.txt");
		uploads(2);
	}

	@Test
	void uploadsOnceOnlyWhereTheNewIdIsRefusedToo() {
		this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.media.use(WeComMediaType.FILE, stream("content"), "a.txt",
					(id) -> this.media.download("gone")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("40007"));
		uploads(2);
	}

	@Test
	void keepsTheIdWhereTheUseFailsOtherwise() {
		this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.media.use(WeComMediaType.FILE,
				stream("content"), "a.txt", (id) -> this.media.download(" ")));
		this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		uploads(1);
	}

	@Test
	void uploadsWhatWasForgotten() {
		this.media.forget(this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt"));
		this.media.upload(WeComMediaType.FILE, stream("content"), "a.txt");
		uploads(2);
	}

	@Test
	void uploadsWhileTheStoreIsAway() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		WeComMediaService without = new WeComMediaService(this.corporation.agents(), away, CACHE);
		assertThat(without.upload(WeComMediaType.FILE, stream("content"), "a.txt")).isNotBlank();
		without.forget("any");
	}

	private WeComMediaService node() {
		return new WeComMediaService(this.corporation.agents(), this.store, CACHE);
	}

	private void forgetAtWeCom() {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/message/send", 1,
					SimulatorResponse.json(Map.of("errcode", 40007, "errmsg", "invalid media_id")));
	}

	private void uploads(int count) {
		assertThat(this.corporation.simulator().calls().count(UPLOAD)).isEqualTo(count);
	}

	private static InputStream stream(String content) {
		return new ByteArrayInputStream(content.getBytes());
	}

}
