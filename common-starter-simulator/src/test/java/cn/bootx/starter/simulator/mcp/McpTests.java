package cn.bootx.starter.simulator.mcp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.standalone.StandaloneSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A scripted MCP client follows, writes, gets the reply and asks why. */
@Timeout(120)
class McpTests {

	@Test
	void anAgentDevelopsABotOverStandardInputAndOutput() throws Exception {
		try (AgentSession agent = new AgentSession(AgentSession
			.program(List.of("-cp", System.getProperty("java.class.path"), StandaloneSimulator.class.getName())))) {
			agent.developsABot();
		}
	}

	@Test
	void anAgentDevelopsABotOverHttp() throws Exception {
		try (PlatformSimulator simulator = served();
				AgentSession agent = new AgentSession(HttpClientStreamableHttpTransport.builder(simulator.baseUrl())
					.endpoint("/_sim/mcp")
					.jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
					.build())) {
			agent.developsABot();
		}
	}

	@Test
	void overHttpANotificationIsAcceptedAndNoStreamIsOpened() throws Exception {
		try (PlatformSimulator simulator = served()) {
			assertThat(post(simulator, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", null)
				.statusCode()).isEqualTo(202);
			assertThat(post(simulator, "hello", null).statusCode()).isEqualTo(400);
			assertThat(new ApiClient(simulator).exchange("/_sim/mcp").statusCode()).isEqualTo(405);
			assertThat(post(simulator, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", "https://evil.example")
				.statusCode()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../docs/simulator-mcp.md", "../docs/en/simulator-mcp.md" })
	void thePageNamesEveryToolAndItsConfigurationsWork(String page) throws Exception {
		String text = Files.readString(Path.of(page));
		try (PlatformSimulator simulator = served()) {
			List<String> tools = new Tools(simulator.control()).list().stream().map(Tool::name).toList();
			assertThat(tools).allSatisfy((tool) -> assertThat(text).contains("`" + tool + "`"));
		}
		List<JsonNode> servers = Pattern.compile("(?s)```json\\R(.*?)```")
			.matcher(text)
			.results()
			.map((block) -> Json.read(block.group(1).getBytes(StandardCharsets.UTF_8))
				.at("/mcpServers/platform-simulator"))
			.toList();
		assertThat(servers.get(0).path("args").get(2).asText()).isEqualTo("--mcp");
		assertThat(servers.get(1).path("url").asText()).endsWith(":9797/_sim/mcp");
	}

	/** As the program does it, with its ready accounts. */
	private static PlatformSimulator served() {
		PlatformSimulator simulator = PlatformSimulator.start();
		SimulatorMcp.mount(simulator);
		new ApiClient(simulator).post("/_sim/accounts",
				"{\"wechat\":[{\"appId\":\"wx5151515151515151\",\"appSecret\":\"s\",\"token\":\"t\"}]}");
		return simulator;
	}

	private static HttpResponse<String> post(PlatformSimulator simulator, String body, String origin) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_sim/mcp"))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/event-stream")
			.POST(BodyPublishers.ofString(body));
		if (origin != null) {
			request.header("Origin", origin);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
