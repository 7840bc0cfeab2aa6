package cn.bootx.starter.core.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server on loopback answers the first request, keeps the connection, reads the next
 * request to its end and then does what each test says. Counts what arrives.
 */
class SendOnceTests {

	private static final String OK = answer("200 OK", "");

	private final List<String> seen = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final OkHttpClient http = ClientProperties.defaults().newBuilder().build();

	private final PlatformClient client = new PlatformClient(Platform.WECHAT, this.http,
			new ErrcodeDecoder(Platform.WECHAT, ErrorTableOf.all(ErrorTable.Verdict.of(ErrorCategory.UNKNOWN))));

	private ServerSocket server;

	@AfterEach
	void closeServer() throws IOException {
		if (this.server != null) {
			this.server.close();
		}
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	@Test
	void aPostWhoseAnswerIsLostIsNotSentAgain() throws IOException {
		HttpUrl url = serve(OK, null, OK, OK, OK);
		this.client.execute(ApiCall.post(url, "/first"));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message").json("{}")))
			.satisfies((ex) -> {
				assertThat(ex.outcomeUnknown()).isTrue();
				assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT);
			})
			.withMessageContaining("may have executed the call");
		assertThat(this.seen).containsExactly("POST /first", "POST /message");
	}

	@Test
	void nothingIsRepeatedForSdkCallsEither() throws IOException {
		HttpUrl url = serve(OK, null, OK, OK, OK);
		post(url, "first").close();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(url, "message"))
			.withMessageContaining("after the request was sent")
			.matches(PlatformException::isOutcomeUnknown);
		assertThat(this.seen).containsExactly("POST /first", "POST /message");
	}

	@ParameterizedTest
	@ValueSource(strings = { "code", "js_code", "auth_code" })
	void aCodeThatWorksOnceIsNotSentAgain(String parameter) throws IOException {
		HttpUrl url = serve(OK, null, OK, OK, OK);
		this.client.execute(ApiCall.get(url, "/first"));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.get(url, "/login").query(parameter, "once")))
			.matches(PlatformException::outcomeUnknown);
		assertThat(this.seen).hasSize(2);
	}

	@Test
	void aReadIsRepeated() throws IOException {
		HttpUrl url = serve(OK, null, OK);
		this.client.execute(ApiCall.get(url, "/first"));
		this.client.execute(ApiCall.get(url, "/menu").query("access_token", "t"));
		assertThat(this.seen).containsExactly("GET /first", "GET /menu", "GET /menu");
	}

	@ParameterizedTest
	@MethodSource("answersThatOkHttpRepeatsAfter")
	void anAnswerDoesNotMakeOkHttpRepeatAPost(String answer) throws IOException {
		HttpUrl url = serve(answer, OK, OK);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message").json("{}")));
		assertThat(this.seen).containsExactly("POST /message");
	}

	static Stream<String> answersThatOkHttpRepeatsAfter() {
		return Stream.of(answer("408 Request Timeout", ""), answer("503 Unavailable", "Retry-After: 0\r\n"));
	}

	@Test
	void whatWasNotSentHasAKnownOutcome() throws IOException {
		// Takes the port without listening: nothing else can answer there.
		try (Socket silent = new Socket()) {
			silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			HttpUrl url = HttpUrl.get("http://127.0.0.1:" + silent.getLocalPort() + "/");
			assertThatExceptionOfType(PlatformException.class)
				.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message")))
				.matches((ex) -> !ex.outcomeUnknown());
		}
	}

	@Test
	void halfAnAnswerLeavesTheOutcomeUnknown() throws IOException {
		HttpUrl url = serve("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"errcode\":", OK);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message")))
			.matches(PlatformException::outcomeUnknown);
		assertThat(this.seen).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "500 Error", "502 Bad Gateway", "504 Gateway Timeout", "200 OK" })
	void whatIsNotThePlatformsAnswerLeavesTheOutcomeUnknown(String status) throws IOException {
		HttpUrl url = serve("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n<html",
				"HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n<html");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message").json("{}")))
			.matches(PlatformException::outcomeUnknown);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.get(url, "/menu")))
			.matches((ex) -> !ex.outcomeUnknown());
	}

	@Test
	void aServerErrorInThePlatformsWordsLeavesTheOutcomeUnknown() throws IOException {
		HttpUrl url = serve("HTTP/1.1 500 Error\r\nContent-Length: 14\r\n\r\n{\"errcode\":-1}");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message").json("{}")))
			.matches(PlatformException::outcomeUnknown)
			.matches((ex) -> ex.code().equals("-1"));
	}

	@Test
	void aListIsNoSuccess() throws IOException {
		HttpUrl url = serve("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.post(url, "/message").json("{}")))
			.matches(PlatformException::outcomeUnknown);
	}

	@Test
	void anSdkSeesNoGatewaysPage() throws IOException {
		HttpUrl url = serve("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 2\r\n\r\n{}");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(url, "message"))
			.matches(PlatformException::isOutcomeUnknown);
	}

	@Test
	void halfAnAnswerToAnSdkLeavesTheOutcomeUnknown() throws IOException {
		HttpUrl url = serve("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"errcode\":");
		try (Response response = post(url, "message")) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> response.body().string())
				.matches(PlatformException::isOutcomeUnknown);
		}
	}

	@Test
	void aFailureBeforeSendingIsKnown() throws IOException {
		serve();
		assertThat(PlatformException.isOutcomeUnknown(new IOException("refused"))).isFalse();
		PlatformException token = UnreadableAnswer.without(Platform.WECHAT, "/token", "access_token");
		assertThat(token.outcomeUnknown()).isTrue();
		assertThat(token.beforeSending()).matches((ex) -> !ex.outcomeUnknown()).hasMessage(token.getMessage());
	}

	private Response post(HttpUrl url, String path) throws IOException {
		Request request = new Request.Builder().url(url.resolve(path)).post(RequestBody.create("{}", null)).build();
		return this.http.newCall(request).execute();
	}

	/** An answer of null closes the socket after the request was read to its end. */
	private HttpUrl serve(String... answers) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		List<String> left = new ArrayList<>(
				List.of(Stream.of(answers).map((a) -> (a != null) ? a : "").toArray(String[]::new)));
		Thread thread = new Thread(() -> accept(left));
		thread.setDaemon(true);
		thread.start();
		return HttpUrl.get("http://127.0.0.1:" + this.server.getLocalPort() + "/");
	}

	private void accept(List<String> answers) {
		while (true) {
			try (Socket socket = this.server.accept()) {
				this.sockets.add(socket);
				talk(socket, answers);
			}
			catch (IOException ex) {
				if (this.server.isClosed()) {
					return;
				}
			}
		}
	}

	private void talk(Socket socket, List<String> answers) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			this.seen.add(line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1)).replaceAll("\\?.*", ""));
			int length = 0;
			for (String header = reader.readLine(); !header.isEmpty(); header = reader.readLine()) {
				if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
					length = Integer.parseInt(header.substring(15).strip());
				}
			}
			reader.skip(length);
			String answer = answers.isEmpty() ? "" : answers.remove(0);
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
			if (!answer.equals(OK)) {
				return;
			}
		}
	}

	private static String answer(String status, String headers) {
		return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 13\r\n\r\n{\"errcode\":0}";
	}

}
