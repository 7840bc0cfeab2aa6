package cn.bootx.starter.simulator.http;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RoutesTests {

	private final Routes routes = new Routes();

	@Test
	void anExactPathWinsOverAPattern() throws Exception {
		this.routes.get("/a/{id}", (request) -> SimulatorResponse.text("pattern " + request.pathVariable("id")));
		this.routes.get("/a/b", (request) -> SimulatorResponse.text("exact"));
		assertThat(answer("GET", "/a/b")).isEqualTo("exact");
		assertThat(answer("GET", "/a/c")).isEqualTo("pattern c");
	}

	@Test
	void aVariableIsOneWholeSegment() throws Exception {
		this.routes.get("/a/{id}/c", (request) -> SimulatorResponse.text("found"));
		assertThat(answer("GET", "/a/b/c")).isEqualTo("found");
		assertThat(status("GET", "/a/b/b/c")).isEqualTo(404);
		assertThat(status("GET", "/a/b")).isEqualTo(404);
	}

	@Test
	void theFallbackWithTheLongestPrefixAnswersTheRest() throws Exception {
		this.routes.fallback("/cgi-bin/", (request) -> SimulatorResponse.text("short"));
		this.routes.fallback("/cgi-bin/component/", (request) -> SimulatorResponse.text("long"));
		assertThat(answer("GET", "/cgi-bin/component/x")).isEqualTo("long");
		assertThat(answer("GET", "/cgi-bin/x")).isEqualTo("short");
		assertThat(status("GET", "/other")).isEqualTo(404);
	}

	@Test
	void aKnownPathTellsItsMethods() throws Exception {
		this.routes.post("/a", (request) -> SimulatorResponse.text("posted"));
		this.routes.put("/b/{id}", (request) -> SimulatorResponse.text("put"));
		this.routes.delete("/b/{id}", (request) -> SimulatorResponse.text("deleted"));
		assertThat(this.routes.methods("/a")).containsExactly("POST");
		assertThat(this.routes.methods("/b/1")).containsExactly("DELETE", "PUT");
		assertThat(this.routes.methods("/c")).isEmpty();
		assertThat(status("GET", "/a")).isEqualTo(404);
	}

	@Test
	void oneEndpointForOnePathAndMethod() {
		this.routes.get("/a", (request) -> SimulatorResponse.text("first"));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.routes.get("/a", (request) -> SimulatorResponse.text("second")))
			.withMessageContaining("GET /a");
	}

	private String answer(String method, String path) throws Exception {
		return call(method, path).bodyText();
	}

	private int status(String method, String path) throws Exception {
		return call(method, path).status();
	}

	private SimulatorResponse call(String method, String path) throws Exception {
		return this.routes.answer(new SimulatorRequest(method, path, Map.of(), Map.of(), new byte[0], Map.of(),
				"127.0.0.1", "http://127.0.0.1"), (session) -> {
				});
	}

}
