package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatQrSocketsTests {

	private final AccountFixture wechat = new AccountFixture();

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

	private final WeChatQrLoginService service = new WeChatQrLoginService(this.wechat.accounts(),
			WeChatAccount.Settings.DEFAULT,
			new WeChatQrLoginService.Settings(Duration.ofMinutes(5), Duration.ofMinutes(1), 20, null, null),
			this.wechat.store(), this.wechat.clock());

	private final WeChatQrSockets sockets = new WeChatQrSockets(this.service, this.background,
			new AllowedOrigins("p", Set.of()), 2, Duration.ofMillis(20));

	private final Recorder socket = new Recorder();

	@AfterEach
	void close() {
		this.sockets.close();
		this.background.shutdownNow();
		this.wechat.close();
	}

	@Test
	void asksWhetherTheBrowserIsThereAndGivesUpIfItIsNot() {
		open(this.socket);
		Await.until(() -> this.socket.events.contains("close 1001"));
		assertThat(this.socket.events).containsExactly("{\"status\":\"wait\"}", "ping", "ping", "close 1001");
		assertThat(this.sockets.count()).isZero();
	}

	@Test
	void goesOnWhileTheBrowserAnswers() {
		WeChatQrSockets.Conversation[] conversation = new WeChatQrSockets.Conversation[1];
		this.socket.whenPinged = () -> conversation[0].pong();
		conversation[0] = open(this.socket);
		Await.until(() -> this.socket.events.stream().filter("ping"::equals).count() > 5);
		assertThat(this.socket.events).noneMatch((event) -> event.startsWith("close"));
	}

	@Test
	void endsWithTheCode() {
		this.socket.whenPinged = () -> this.wechat.clock().advance(Duration.ofMinutes(10));
		open(this.socket);
		Await.until(() -> this.socket.events.contains("close 1000"));
		assertThat(this.socket.events).containsSubsequence("{\"status\":\"expired\"}", "close 1000");
	}

	@Test
	void oneTooManyIsTurnedAway() {
		this.socket.whenPinged = () -> {
			throw new AssertionError("not this one");
		};
		open(new Recorder());
		open(new Recorder());
		open(this.socket);
		assertThat(this.socket.events).containsExactly("close 1013");
		assertThat(this.sockets.count()).isEqualTo(2);
		assertThat(this.sockets.refusal(URI.create("http://localhost/"), null, null)).isEqualTo(503);
	}

	@Test
	void aBrowserThatCannotBeWrittenToGivesItsPlaceBack() {
		this.socket.broken = true;
		open(this.socket);
		Await.until(() -> this.sockets.count() == 0);
	}

	@Test
	void closesAllWhenTheApplicationStops() {
		open(this.socket);
		Await.until(() -> !this.socket.events.isEmpty());
		this.sockets.close();
		assertThat(this.socket.events).endsWith("close 1001");
		assertThat(this.sockets.count()).isZero();
	}

	@Test
	void aStoppedApplicationTellsNothing() {
		this.background.shutdownNow();
		open(this.socket);
		assertThat(this.socket.events).containsExactly("close 1001");
	}

	private WeChatQrSockets.Conversation open(WeChatQrSockets.Socket socket) {
		String key = this.service.applyQrCode("127.0.0.1").qrCodeKey();
		return this.sockets.open(URI.create("ws://localhost/token/wechat/qr/ws?a=b&qrCodeKey=" + key), socket);
	}

	private static final class Recorder implements WeChatQrSockets.Socket {

		private final List<String> events = new CopyOnWriteArrayList<>();

		private volatile Runnable whenPinged = () -> {
		};

		private volatile boolean broken;

		@Override
		public void send(String text) throws IOException {
			if (this.broken) {
				throw new IOException("as asked");
			}
			this.events.add(text);
		}

		@Override
		public void ping() {
			this.events.add("ping");
			this.whenPinged.run();
		}

		@Override
		public void close(int code) {
			this.events.add("close " + code);
		}

	}

}
