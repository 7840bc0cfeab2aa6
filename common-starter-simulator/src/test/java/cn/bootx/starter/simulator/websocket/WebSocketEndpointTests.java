package cn.bootx.starter.simulator.websocket;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.SimulatorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketEndpointTests {

	private final SimulatorServer server = SimulatorServer.bind("127.0.0.1", 0, new HostRules(List.of()), null);

	private final CountDownLatch opening = new CountDownLatch(1);

	private final CountDownLatch registered = new CountDownLatch(1);

	@BeforeEach
	void start() {
		this.server.routes().takeover("/connect", new WebSocketEndpoint((request) -> new SlowListener()));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.registered.countDown();
		this.server.stop();
	}

	@Test
	void aClientIsConnectedOnlyWhenWhatIsPushedReachesIt() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.server.baseUri().getPort())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write("""
					GET /connect HTTP/1.1
					Host: 127.0.0.1
					Upgrade: websocket
					Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

					""".replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
			assertThat(this.opening.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(socket.getInputStream().available()).isZero();
			this.registered.countDown();
			assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine()).startsWith("HTTP/1.1 101 ");
		}
	}

	private final class SlowListener implements WebSocketListener {

		@Override
		public void opened(WebSocketConnection connection) {
			WebSocketEndpointTests.this.opening.countDown();
			try {
				WebSocketEndpointTests.this.registered.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void text(String message) {
		}

		@Override
		public void closed() {
		}

	}

}
