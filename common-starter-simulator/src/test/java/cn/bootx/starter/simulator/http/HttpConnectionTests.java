package cn.bootx.starter.simulator.http;

import java.util.List;

import cn.bootx.starter.simulator.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The server as clients meet it, byte by byte. */
@Timeout(120)
class HttpConnectionTests {

	private final SimulatorServer server = SimulatorServer.bind("127.0.0.1", 0, new HostRules(List.of()), null);

	@BeforeEach
	void start() {
		Endpoint echo = (request) -> SimulatorResponse
			.text(request.method() + " " + request.path() + " " + request.query() + " " + request.bodyText());
		this.server.routes().get("/中", echo).post("/echo", echo).on("HEAD", "/echo", echo).get("/echo", echo);
		this.server.routes().get("/gone", (request) -> SimulatorResponse.empty(204));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void answersSeveralCallsOnOneConnection() throws Exception {
		assertThat(send("POST /echo HTTP/1.1\nHost: localhost\nContent-Length: 2\n\nab"
				+ "GET /%E4%B8%AD?a=%2B&b=1+2 HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
			.contains("POST /echo {} ab", "GET /中 {a=+, b=1 2} ", "Connection: close")
			.containsOnlyOnce("Connection: close");
	}

	@Test
	void readsABodyInChunks() throws Exception {
		assertThat(send("POST /echo HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nConnection: close\n\n"
				+ "3\nabc\n2;x=y\nde\n0\nTrailer: x\n\n"))
			.endsWith("POST /echo {} abcde");
	}

	@Test
	void asksForABodyThatWaitsToBeAskedFor() throws Exception {
		assertThat(send("POST /echo HTTP/1.1\nHost: localhost\nExpect: 100-continue\nContent-Length: 1\n"
				+ "Connection: close\n\nx"))
			.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
			.endsWith("POST /echo {} x");
	}

	@Test
	void closesAfterACallOfAnOldClient() throws Exception {
		assertThat(send("GET /echo HTTP/1.0\nHost: localhost\n\n")).startsWith("HTTP/1.1 200 OK\r\n")
			.contains("Connection: close");
	}

	@Test
	void sendsNoBodyWhereThereIsNone() throws Exception {
		assertThat(send("HEAD /echo HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
			.contains("Content-Length: 14\r\n")
			.endsWith("\r\n\r\n");
		assertThat(send("GET /gone HTTP/1.1\nHost: localhost\nConnection: close\n\n")).startsWith("HTTP/1.1 204 ")
			.doesNotContain("Content-Length");
	}

	@Test
	void refusesABodyThatIsTooLargeBeforeItIsRead() throws Exception {
		assertThat(send("POST /echo HTTP/1.1\nHost: localhost\nContent-Length: 33554433\n\nxxx"))
			.startsWith("HTTP/1.1 413 Content Too Large");
		assertThat(send("POST /echo HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\nfffffffffffffff\nx"))
			.startsWith("HTTP/1.1 413 Content Too Large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense\n\n", "GET /echo\n\n", "GET /echo HTTP/1.1\nnonsense\n\n",
			"GET /echo HTTP/1.1\n\n", "GET /%zz HTTP/1.1\nHost: localhost\n\n",
			"GET /echo?a=%zz HTTP/1.1\nHost: localhost\n\n", "GET * HTTP/1.1\nHost: localhost\n\n",
			"POST /echo HTTP/1.1\nHost: localhost\nContent-Length: x\n\n",
			"POST /echo HTTP/1.1\nHost: localhost\nTransfer-Encoding: gzip\n\n" })
	void refusesWhatIsMalformed(String request) throws Exception {
		assertThat(send(request)).startsWith("HTTP/1.1 400 Bad Request");
	}

	@Test
	void readsNoHeadWithoutEnd() throws Exception {
		assertThat(send("GET /echo HTTP/1.1\nHost: localhost\nX: " + "x".repeat(70_000) + "\n\n"))
			.startsWith("HTTP/1.1 400 Bad Request");
	}

	@Test
	void anAnswerHasNoHeaderThatItsEndpointDidNotGive() throws Exception {
		this.server.routes()
			.get("/split", (request) -> SimulatorResponse.empty(200)
				.withHeader("X-Value", String.valueOf(request.param("v"))));
		assertThat(RawHttp.get(this.server.baseUri(), "localhost", "/split?v=a%0D%0AX-Evil:%201"))
			.contains("X-Value: a  X-Evil: 1\r\n")
			.doesNotContain("\nX-Evil");
	}

	@Test
	void takesItsPortAgainAfterEveryStop() throws Exception {
		for (int i = 0; i < 50; i++) {
			this.server.stop();
			this.server.start();
			assertThat(RawHttp.get(this.server.baseUri(), "localhost", "/gone")).startsWith("HTTP/1.1 204 ");
		}
	}

	private String send(String request) throws Exception {
		return RawHttp.exchange(this.server.baseUri(), request);
	}

}
