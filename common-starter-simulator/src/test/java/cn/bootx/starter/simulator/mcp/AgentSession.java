package cn.bootx.starter.simulator.mcp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A coding agent that develops a bot end to end, without any other knowledge than what
 * the tools say.
 */
final class AgentSession implements AutoCloseable {

	private static final String ACCOUNT = "wx5151515151515151";

	private final McpSyncClient client;

	private final HostStub bot = HostStub.start();

	AgentSession(McpClientTransport transport) {
		this.client = McpClient.sync(transport)
			.requestTimeout(Duration.ofSeconds(30))
			.initializationTimeout(Duration.ofSeconds(30))
			.build();
	}

	static StdioClientTransport program(List<String> arguments) {
		List<String> all = new ArrayList<>(arguments);
		all.addAll(List.of("--port", "0", "--mcp"));
		return new StdioClientTransport(
				ServerParameters.builder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
					.args(all)
					.build(),
				new JacksonMcpJsonMapper(new ObjectMapper()));
	}

	void developsABot() throws Exception {
		assertThat(this.client.initialize().serverInfo().name()).isEqualTo("platform-simulator");
		assertThat(this.client.listTools().tools()).extracting(Tool::name)
			.contains("list_accounts", "add_person", "do_as_person", "wait_for_message", "list_calls",
					"why_was_a_push_refused", "inject_fault", "clear_faults", "move_clock", "reset", "save_snapshot");
		JsonNode account = done("list_accounts", Map.of()).at("/accounts/0");
		assertThat(account.path("id").asText()).isEqualTo(ACCOUNT);
		done("change_account",
				Map.of("account", ACCOUNT, "mode", "plain", "callbackUrl", this.bot.uri("/portal").toString()));
		done("add_person", Map.of("account", ACCOUNT, "openId", "oAgentFan"));
		assertThat(act("follow", Map.of()).path("accepted").asBoolean()).isTrue();
		assertThat(this.bot.onlyCall().body()).contains("<Event><![CDATA[subscribe]]></Event>");
		this.bot.answers("<xml><ToUserName>oAgentFan</ToUserName><FromUserName>" + account.path("originalId").asText()
				+ "</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>欢迎</Content></xml>");
		assertThat(act("sendText", Map.of("text", "你好")).path("replyText").asText()).isEqualTo("欢迎");
		JsonNode seen = done("wait_for_message", Map.of("account", ACCOUNT, "person", "oAgentFan"));
		assertThat(seen.at("/messages/0/text").asText()).isEqualTo("欢迎");
		this.bot.answers((call) -> new HostStub.Answer(403, ""));
		assertThat(act("sendText", Map.of("text", "again")).path("accepted").asBoolean()).isFalse();
		assertThat(done("why_was_a_push_refused", Map.of()).at("/pushes/0/verdict").asText())
			.contains("compare token, EncodingAESKey");
		callsAndFaults();
		explainsMistakes();
		JsonNode snapshot = done("save_snapshot", Map.of());
		done("reset", Map.of());
		assertThat(done("list_messages", Map.of()).path("messages")).isEmpty();
		Map<String, Object> saved = new HashMap<>();
		snapshot.properties().forEach((member) -> saved.put(member.getKey(), member.getValue()));
		done("load_snapshot", saved);
		assertThat(done("list_messages", Map.of()).path("messages").findValuesAsText("text")).contains("欢迎");
	}

	private void callsAndFaults() throws Exception {
		String url = done("get_addresses", Map.of()).path("wechat").asText();
		HttpRequest call = HttpRequest
			.newBuilder(URI.create(url + "/cgi-bin/token?grant_type=client_credential&appid=" + ACCOUNT + "&secret=x"))
			.build();
		done("inject_fault", Map.of("path", "/cgi-bin/token", "status", 502));
		HttpClient http = HttpClient.newHttpClient();
		assertThat(http.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(502);
		done("clear_faults", Map.of());
		assertThat(http.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(done("list_calls", Map.of("path", "/cgi-bin/token")).path("calls")).hasSize(2);
		assertThat(done("move_clock", Map.of("time", "2030-01-01T00:00:00Z", "factor", 0)).path("time").asText())
			.isEqualTo("2030-01-01T00:00:00Z");
		assertThat(done("control", Map.of("operation", "getClock")).path("time").asText())
			.isEqualTo("2030-01-01T00:00:00Z");
	}

	private void explainsMistakes() {
		CallToolResult refused = this.client.callTool(CallToolRequest.builder("do_as_person")
			.arguments(Map.of("account", "nope", "person", "a", "action", "follow"))
			.build());
		assertThat(refused.isError()).isTrue();
		assertThat(text(refused)).contains("UNKNOWN_ACCOUNT", ACCOUNT);
	}

	private JsonNode act(String action, Map<String, Object> fields) {
		Map<String, Object> arguments = new HashMap<>(fields);
		arguments.putAll(Map.of("account", ACCOUNT, "person", "oAgentFan", "action", action));
		return done("do_as_person", arguments);
	}

	private JsonNode done(String tool, Map<String, Object> arguments) {
		CallToolResult result = this.client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
		assertThat(result.isError()).as(text(result)).isFalse();
		return Json.read(text(result).getBytes(StandardCharsets.UTF_8));
	}

	private static String text(CallToolResult result) {
		return ((TextContent) result.content().get(0)).text();
	}

	@Override
	public void close() {
		this.client.closeGracefully();
		this.bot.close();
	}

}
