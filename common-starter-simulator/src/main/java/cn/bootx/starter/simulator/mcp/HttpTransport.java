package cn.bootx.starter.simulator.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Streamable HTTP without sessions: each request is answered with one JSON document, and
 * the server sends nothing on its own.
 */
final class HttpTransport implements McpStatelessServerTransport {

	private final McpJsonMapper mapper;

	private volatile @Nullable McpStatelessServerHandler handler;

	HttpTransport(McpJsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
		this.handler = mcpHandler;
	}

	@Override
	public Mono<Void> closeGracefully() {
		return Mono.empty();
	}

	/** Answers one POST: 200 for a request, 202 for a notification. */
	SimulatorResponse handle(SimulatorRequest request) throws IOException {
		McpStatelessServerHandler server = Objects.requireNonNull(this.handler, "The MCP server is being built");
		JSONRPCMessage message;
		try {
			message = McpSchema.deserializeJsonRpcMessage(this.mapper, request.bodyText());
		}
		catch (IOException | IllegalArgumentException ex) {
			return json("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"not JSON-RPC\"}}")
				.withStatus(400);
		}
		if (message instanceof JSONRPCRequest call) {
			return json(this.mapper.writeValueAsString(server.handleRequest(McpTransportContext.EMPTY, call).block()));
		}
		if (message instanceof JSONRPCNotification notification) {
			server.handleNotification(McpTransportContext.EMPTY, notification).block();
		}
		return SimulatorResponse.empty(202);
	}

	private static SimulatorResponse json(String json) {
		return SimulatorResponse.bytes("application/json", json.getBytes(StandardCharsets.UTF_8));
	}

}
