package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a portal answers over HTTP, on every kind of server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class PortalHttpContractTests {

	private final PortalServer server;

	private RawHttp http;

	PortalHttpContractTests(PortalServer.Kind kind) {
		this.server = new PortalServer(kind);
	}

	@BeforeAll
	void start() {
		this.http = new RawHttp(this.server.start());
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void carriesAPushAndItsReply() throws IOException {
		String answer = this.http.send(
				"POST /portal/a?nonce=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
						+ "Content-Type: text/xml\r\nContent-Length: 5\r\n\r\n",
				"<a/>\n".getBytes(StandardCharsets.UTF_8));
		assertThat(RawHttp.status(answer)).isEqualTo(200);
		assertThat(answer).contains("POST 5 ").containsIgnoringCase("content-type: application/xml;charset=UTF-8");
	}

	@Test
	void echoesAVerificationByteForByteAndAsNothingThatABrowserRuns() throws IOException {
		String answer = this.http.get("/portal/a?echostr=%3Cscript%3E%2B+1");
		assertThat(RawHttp.status(answer)).isEqualTo(200);
		assertThat(answer).containsIgnoringCase("content-type: text/plain")
			.containsIgnoringCase("x-content-type-options: nosniff")
			.containsIgnoringCase("cache-control: no-store");
		assertThat(answer).contains("<script>+ 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text/xml", "application/xml", "application/json", "text/plain;charset=UTF-8",
			"application/octet-stream", "image/png", "application/xml;charset=GBK" })
	void anyContentTypeIsAPush(String contentType) throws IOException {
		assertThat(this.http.post("/portal/a", contentType, new byte[100])).isEqualTo(200);
	}

	/** The framework must not read the body itself, nor fail on the type. */
	@ParameterizedTest
	@ValueSource(strings = { ";;;", "x", "text/xml;charset=nonsense", "/", "text/*/xml",
			"application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8",
			"multipart/form-data", "multipart/form-data;boundary=x", "multipart/mixed", "MULTIPART/form-data" })
	void anOddContentTypeIsAPushWithItsWholeBody(String contentType) throws IOException {
		String answer = this.http.send("POST /portal/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
				+ contentType + "\r\nContent-Length: 7\r\n\r\n", "a=%zz&b".getBytes(StandardCharsets.UTF_8));
		assertThat(RawHttp.status(answer)).isEqualTo(200);
		assertThat(answer).contains("POST 7 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND", "FOO" })
	void anotherMethodIsRefusedWithAnEmptyBody(String method) throws IOException {
		assertRefusedBare(405,
				this.http.send(method + " /portal/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", new byte[0]));
	}

	/** Tomcat refuses it by itself, with a page where WebFlux runs on it. */
	@Test
	void traceIsRefused() throws IOException {
		String answer = this.http.send("TRACE /portal/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", new byte[0]);
		assertThat(RawHttp.status(answer)).isEqualTo(405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/portal/a/", "//portal/a", "/portal//a", "/portal/a;x=1", "/portal;x/a", "/portal/a//" })
	void anotherFormOfThePathIsRefusedWithAnEmptyBody(String path) throws IOException {
		String answer = this.http.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
				+ "Accept: text/html\r\nContent-Length: 0\r\n\r\n", new byte[0]);
		// Jetty itself refuses what is ambiguous.
		if (RawHttp.status(answer) != 400) {
			assertRefusedBare(404, answer);
		}
	}

	private static void assertRefusedBare(int status, String answer) {
		assertThat(RawHttp.status(answer)).isEqualTo(status);
		assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEmpty();
	}

	@Test
	void aBodyUpToTheLimitIsRead() throws IOException {
		assertThat(this.http.post("/portal/a", "text/xml", new byte[PortalApplication.MAX_BODY])).isEqualTo(200);
		assertThat(this.http.post("/portal/a", "text/xml", new byte[0])).isEqualTo(200);
	}

	@Test
	void aBodyOverTheLimitIsRefused() throws IOException {
		for (int size : List.of(PortalApplication.MAX_BODY + 1, 300_000)) {
			assertThat(this.http.post("/portal/a", "text/xml", new byte[size])).isBetween(400, 499);
		}
	}

	@Test
	void aChunkedBodyOverTheLimitIsRefused() throws IOException {
		assertThat(this.http.postChunked("/portal/a", 16)).isEqualTo(200);
		assertThat(this.http.postChunked("/portal/a", 17)).isBetween(400, 499);
		assertThat(this.http.postChunked("/portal/a", 500)).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonce=%", "nonce=%zz", "nonce=%e4%b8", "=", "&&&", "nonce=1&nonce=2", "a=1&b", "%00=%00",
			"nonce=\"<>", "nonce=a|b", "echostr=" })
	void anOddQueryIsNoServerError(String query) throws IOException {
		assertThat(this.http.post("/portal/a?" + query, "text/xml", new byte[1])).isBetween(200, 499);
	}

	@Test
	void aParameterWithTwoValuesIsRefused() throws IOException {
		assertThat(this.http.post("/portal/a?nonce=1&nonce=2", "text/xml", new byte[1])).isEqualTo(400);
		assertThat(this.http.post("/portal/a?nonce=1&nonce=1", "text/xml", new byte[1])).isEqualTo(200);
	}

	@Test
	void whatAPortalRefusesIsNoServerError() throws IOException {
		assertThat(this.http.post("/portal/a?echostr=", "text/xml", new byte[1])).isEqualTo(403);
		assertThat(this.http.post("/portal/a?fail=1", "text/xml", new byte[1])).isEqualTo(400);
	}

	@Test
	void aLongQueryIsRefused() throws IOException {
		assertThat(this.http.post("/portal/a?nonce=" + "x".repeat(4_100), "text/xml", new byte[1])).isBetween(400, 499);
	}

	@Test
	void aBodyThatAFilterHasReadIsReportedAsThat(CapturedOutput output) throws IOException {
		assertThat(this.http.post("/portal/a?eaten=1", "text/xml", new byte[10])).isEqualTo(400);
		assertThat(output).contains("a filter of this application has read the body already");
	}

	@Test
	void aBodyThatEndsEarlyDoesNotHang() throws IOException {
		String answer = this.http.send("POST /portal/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
				+ "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", new byte[0]);
		assertThat(RawHttp.status(answer)).isBetween(0, 499);
	}

}
