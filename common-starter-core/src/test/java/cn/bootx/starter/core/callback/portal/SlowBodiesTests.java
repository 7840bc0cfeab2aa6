package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Senders that never finish, against servers with four threads.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowBodiesTests {

	private static final int SLOW = 300;

	private static final String PUSH = "POST /portal/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";

	private static final String[] FEW_THREADS = { "server.tomcat.threads.max=4", "server.jetty.threads.max=8" };

	private final List<SlowSender> senders = new ArrayList<>();

	private PortalServer server;

	private int port;

	private RawHttp http;

	@AfterEach
	void stop() throws IOException {
		for (SlowSender sender : this.senders) {
			sender.close();
		}
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void holdNoThread(PortalServer.Kind kind) throws IOException {
		start(kind, "body-timeout=1m");
		open(SLOW, PUSH + "x");
		assertThat(this.http.post("/portal/a", "text/xml", new byte[1000])).isEqualTo(200);
		open(1, PUSH + "x");
		SlowSender inParts = last();
		inParts.send("y".repeat(998));
		inParts.send("z");
		assertThat(inParts.head()).startsWith("HTTP/1.1 200");
		assertThat(this.http.get("/portal/a?echostr=1")).endsWith("1");
		assertThat(this.http.postChunked("/portal/a", 3)).isEqualTo(200);
		for (SlowSender sender : this.senders.subList(0, SLOW)) {
			assertThat(sender.isAnswered()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void areGivenUpAfterTheTimeForTheWholeBody(PortalServer.Kind kind) throws IOException {
		start(kind, "body-timeout=200ms");
		open(10, PUSH + "x");
		for (SlowSender sender : this.senders) {
			assertThat(sender.head()).startsWith("HTTP/1.1 408").containsIgnoringCase("connection: close");
			assertThat(sender.isClosed()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void beyondTheirNumberMakeRoomForNewOnes(PortalServer.Kind kind) throws IOException {
		start(kind, "body-timeout=1m", "max-bodies=3");
		open(10, PUSH + "x");
		Await.until(() -> this.senders.stream().filter(SlowSender::isAnswered).count() >= 7);
		for (SlowSender sender : this.senders) {
			if (sender.isAnswered()) {
				assertThat(sender.head()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 1");
				assertThat(sender.isClosed()).isTrue();
			}
		}
		assertThat(this.http.post("/portal/a", "text/xml", new byte[1000])).isEqualTo(200);
	}

	/** A body may lose its place before its request is asynchronous. */
	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void thatLoseTheirPlaceAtOnceAreRefusedAlike(PortalServer.Kind kind) {
		start(kind, "body-timeout=1m", "max-bodies=1");
		int fewerThanABacklog = 64;
		this.senders
			.addAll(IntStream.range(0, fewerThanABacklog).parallel().mapToObj((i) -> sender(PUSH + "x")).toList());
		// On a busy machine the container may give the one that waits up as well.
		Await.until(() -> this.senders.stream().filter(SlowSender::isAnswered).count() >= fewerThanABacklog - 1);
		assertThat(this.senders).filteredOn(SlowSender::isAnswered)
			.extracting(SlowSender::head)
			.allMatch((head) -> head.startsWith("HTTP/1.1 503"));
	}

	/** Tomcat would read the rest on the thread of the request. */
	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void whatTheHeadDisprovesIsClosedBeforeTheBodyIsSent(PortalServer.Kind kind) throws IOException {
		start(kind, "body-timeout=1m");
		open(20, PUSH.replace("/portal/a", "/portal/a?stale=1"));
		open(20, PUSH.replace("/portal/a", "/portal/a?stale=1") + "x");
		open(20, PUSH.replace("/portal/a", "/portal/a?crash=1") + "x");
		open(20, PUSH.replace("1000", "100000") + "x");
		open(20, PUSH.replace("POST", "PUT") + "x");
		open(20, PUSH.replace("/portal/a", "/portal/a/") + "x");
		open(20, PUSH.replace("Content-Length: 1000", "Transfer-Encoding: chunked").replace("/a", "/a?stale=1")
				+ "10\r\nx");
		for (SlowSender sender : this.senders) {
			assertThat(sender.head()).matches("(?s)HTTP/1.1 40[0-5].*").containsIgnoringCase("connection: close");
			assertThat(sender.isClosed()).isTrue();
		}
		assertThat(this.http.post("/portal/a", "text/xml", new byte[1000])).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(PortalServer.Kind.class)
	void leaveNoTraceInTheLogWhenTheyGoAway(PortalServer.Kind kind, CapturedOutput output) throws IOException {
		start(kind, "body-timeout=1m");
		open(10, PUSH + "x");
		assertThat(this.http.post("/portal/a", "text/xml", new byte[1000])).isEqualTo(200);
		for (SlowSender sender : this.senders) {
			sender.reset();
		}
		if (kind == PortalServer.Kind.TOMCAT || kind == PortalServer.Kind.JETTY) {
			Await.until(() -> output.getAll().contains("body ended early"));
		}
		assertThat(this.http.post("/portal/a", "text/xml", new byte[1000])).isEqualTo(200);
		assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void thatAFilterCarriesAreReadAndLimitedToo(PortalServer.Kind kind) throws IOException {
		start(kind, "body-timeout=1s");
		open(1, PUSH.replace("/portal/a", "/portal/a?wrapped=1") + "x");
		last().send("y".repeat(999));
		assertThat(last().head()).startsWith("HTTP/1.1 200");
		assertThat(this.http.post("/portal/a?kept=1", "text/xml", new byte[1000])).isEqualTo(200);
		open(1, PUSH.replace("/portal/a", "/portal/a?wrapped=1") + "x");
		SlowSender slow = last();
		// The time is looked at when something arrives.
		Await.until(() -> slow.isAnsweredAfter("y"));
		assertThat(slow.head()).startsWith("HTTP/1.1 408");
	}

	private void start(PortalServer.Kind kind, String... settings) {
		List<String> properties = new ArrayList<>(List.of(FEW_THREADS));
		for (String setting : settings) {
			properties.add("bootx.starter.third.callback." + setting);
		}
		this.server = new PortalServer(kind);
		this.port = this.server.start(properties.toArray(String[]::new));
		this.http = new RawHttp(this.port);
	}

	private void open(int count, String begin) {
		for (int i = 0; i < count; i++) {
			this.senders.add(sender(begin));
		}
	}

	private SlowSender sender(String begin) {
		try {
			return new SlowSender(this.port, begin);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private SlowSender last() {
		return this.senders.get(this.senders.size() - 1);
	}

	/** A client that begins a request. */
	private static final class SlowSender implements AutoCloseable {

		private static final int PATIENCE = 60_000;

		private final Socket socket;

		SlowSender(int port, String begin) throws IOException {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setSoTimeout(PATIENCE);
			this.socket.setTcpNoDelay(true);
			send(begin);
		}

		void send(String more) throws IOException {
			this.socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
		}

		/** Goes away without a word. */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		boolean isAnswered() {
			try {
				return this.socket.getInputStream().available() > 0;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		boolean isAnsweredAfter(String more) {
			try {
				if (!isAnswered()) {
					send(more);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return isAnswered();
		}

		/** Status and headers of the answer. */
		String head() {
			StringBuilder head = new StringBuilder();
			try {
				while (head.indexOf("\r\n\r\n") < 0) {
					int next = this.socket.getInputStream().read();
					if (next < 0) {
						break;
					}
					head.append((char) next);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return head.toString();
		}

		/** Whether the server closes the connection. */
		boolean isClosed() {
			try {
				return this.socket.getInputStream().readAllBytes().length == 0;
			}
			catch (SocketTimeoutException ex) {
				return false;
			}
			catch (IOException ex) {
				return true;
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
