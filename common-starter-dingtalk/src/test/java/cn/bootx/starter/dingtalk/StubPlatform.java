package cn.bootx.starter.dingtalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import cn.bootx.starter.core.json.Json;

/**
 * Answers paths that the simulator does not know with what a test prescribes, and records
 * what was asked.
 */
public final class StubPlatform implements AutoCloseable {

	private final MockWebServer server = new MockWebServer();

	private final Map<String, Queue<String>> answers = new ConcurrentHashMap<>();

	private final Map<String, String[]> headers = new ConcurrentHashMap<>();

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private final DingTalkFixture fixture = new DingTalkFixture();

	public StubPlatform() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return answer(request);
			}

		});
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		answer("/v1.0/oauth2/accessToken", "{\"accessToken\":\"stub-token\",\"expireIn\":7200}");
	}

	/** The next answer of a path; the last one is given again and again. */
	public void answer(String path, String json) {
		this.answers.computeIfAbsent(path, (key) -> new ConcurrentLinkedQueue<>()).add(json);
	}

	/** A header of all answers of a path. */
	public void header(String path, String name, String value) {
		this.headers.put(path, new String[] { name, value });
	}

	/** An application that talks to this stub. */
	public TestApp app() {
		String url = url();
		return this.fixture.app(DingTalkFixture.http(url, url, DingTalkFixture.okHttp(), this.fixture.clock()),
				DingTalkFixture.APP_SECRET);
	}

	/** Its address, with a slash at the end. */
	public String url() {
		return this.server.url("/").toString();
	}

	public DingTalkFixture fixture() {
		return this.fixture;
	}

	/** The calls of a path, oldest first. */
	public List<Call> calls(String path) {
		return this.calls.stream().filter((call) -> call.path().equals(path)).toList();
	}

	private MockResponse answer(RecordedRequest request) {
		String path = request.getUrl().encodedPath();
		this.calls.add(new Call(request.getMethod(), path, request.getUrl().query(),
				request.getHeaders().get("x-acs-dingtalk-access-token"),
				(request.getBody() != null) ? request.getBody().utf8() : ""));
		Queue<String> queue = this.answers.get(path);
		if (queue == null) {
			return new MockResponse.Builder().code(404).body("{\"code\":\"stub\"}").build();
		}
		String body = (queue.size() > 1) ? queue.remove() : queue.peek();
		MockResponse.Builder answer = new MockResponse.Builder().addHeader("Content-Type", "application/json")
			.body(body);
		String[] header = this.headers.get(path);
		return ((header != null) ? answer.addHeader(header[0], header[1]) : answer).build();
	}

	@Override
	public void close() {
		this.server.close();
		this.fixture.close();
	}

	/**
	 * A call that was made.
	 */
	public record Call(String method, String path, String query, String token, String body) {

		public JsonNode json() {
			return Json.readTree(this.body);
		}

	}

}
