package cn.bootx.starter.simulator.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * Serves the simulator to coding agents over the Model Context Protocol.
 *
 * @since 0.1.0
 */
public final class SimulatorMcp {

	private static final String NAME = "platform-simulator";

	private static final String INSTRUCTIONS = """
			Simulates WeChat (official accounts, mini programs), WeCom, DingTalk and WeChat third-party platforms on this \
			machine. To develop a bot: get_addresses returns the base URLs for the application; list_accounts returns ids; \
			set callbackUrl with change_account; let people act with do_as_person; read the reply from its result or with \
			wait_for_message; if accepted is false, ask why_was_a_push_refused.""";

	private SimulatorMcp() {
	}

	/**
	 * Serves streamable HTTP at {@code /_sim/mcp}; the server is made at the first call.
	 */
	public static void mount(PlatformSimulator simulator) {
		simulator.serve("POST", "/_sim/mcp", new FirstCall(simulator));
	}

	/**
	 * Serves one client over two streams.
	 * @return what counts down when the client has closed its stream
	 */
	public static CountDownLatch serve(PlatformSimulator simulator, InputStream in, OutputStream out) {
		McpJsonMapper mapper = mapper();
		CountDownLatch ended = new CountDownLatch(1);
		Tools tools = new Tools(simulator.control());
		var server = McpServer
			.sync(new StdioServerTransportProvider(mapper, new EndingStream(in, ended::countDown), out))
			.jsonMapper(mapper)
			.serverInfo(NAME, version())
			.instructions(INSTRUCTIONS)
			.capabilities(capabilities());
		tools.list().forEach((tool) -> server.toolCall(tool, (exchange, request) -> call(tools, request)));
		server.build();
		return ended;
	}

	private static CallToolResult call(Tools tools, CallToolRequest request) {
		Map<String, Object> arguments = request.arguments();
		return tools.call(request.name(), (arguments != null) ? arguments : Map.of());
	}

	private static ServerCapabilities capabilities() {
		return ServerCapabilities.builder().tools(false).build();
	}

	private static McpJsonMapper mapper() {
		return new JacksonMcpJsonMapper(new ObjectMapper());
	}

	private static String version() {
		return Objects.requireNonNullElse(SimulatorMcp.class.getPackage().getImplementationVersion(), "development");
	}

	/** Makes the server, so that a simulator without agents starts fast. */
	private static final class FirstCall implements Endpoint {

		private final PlatformSimulator simulator;

		private @Nullable HttpTransport transport;

		FirstCall(PlatformSimulator simulator) {
			this.simulator = simulator;
		}

		@Override
		public SimulatorResponse handle(SimulatorRequest request) throws Exception {
			return transport().handle(request);
		}

		private synchronized HttpTransport transport() {
			HttpTransport made = this.transport;
			if (made == null) {
				McpJsonMapper mapper = mapper();
				made = new HttpTransport(mapper);
				Tools tools = new Tools(this.simulator.control());
				var server = McpServer.sync(made)
					.jsonMapper(mapper)
					.serverInfo(NAME, version())
					.instructions(INSTRUCTIONS)
					.capabilities(capabilities());
				tools.list().forEach((tool) -> server.toolCall(tool, (context, call) -> call(tools, call)));
				server.build();
				this.transport = made;
			}
			return made;
		}

	}

	/** Says when the stream has ended. */
	private static final class EndingStream extends FilterInputStream {

		private final Runnable ended;

		EndingStream(InputStream in, Runnable ended) {
			super(in);
			this.ended = ended;
		}

		@Override
		public int read() throws IOException {
			return noted(super.read());
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			return noted(super.read(buffer, offset, length));
		}

		private int noted(int read) {
			if (read < 0) {
				this.ended.run();
			}
			return read;
		}

	}

}
