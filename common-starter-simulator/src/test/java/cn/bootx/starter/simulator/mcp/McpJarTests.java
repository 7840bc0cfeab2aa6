package cn.bootx.starter.simulator.mcp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same over the packaged application, which the build makes before it runs this test.
 */
@Timeout(120)
class McpJarTests {

	@Test
	void anAgentDevelopsABotWithThePackagedApplication() throws Exception {
		try (Stream<Path> files = Files.list(Path.of("target"));
				AgentSession agent = new AgentSession(AgentSession.program(List.of("-jar",
						files.filter((file) -> file.getFileName().toString().endsWith("-app.jar"))
							.findFirst()
							.orElseThrow()
							.toString())))) {
			agent.developsABot();
		}
	}

}
