package cn.bootx.starter.simulator.standalone;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Follows pages as a reader does: writes the files whose first line is a comment with
 * their name, runs the shell blocks one after the other in one shell, and compares what
 * each prints with the text block behind it, where {@code …} stands for anything.
 */
class WalkthroughTests {

	private static final String JAR = "java -jar common-starter-simulator-0.1.0-SNAPSHOT-app.jar";

	private static final String END_OF_BLOCK = "--- end of block ---";

	private static final Pattern FILE_NAME = Pattern.compile("(?://|#) (\\w+\\.\\w+)");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "simulator-java, java", "simulator-node, node", "simulator-python, python3", "simulator-go, go",
			"simulator-recipes simulator-recipes-pushes, python3" })
	void thePagesCanBeFollowedToTheirEnd(String pages, String tool) throws Exception {
		assumeThat(List.of("bash", "curl", tool)).allMatch(WalkthroughTests::isInstalled);
		int simulator = freePort();
		int bot = freePort();
		List<Block> blocks = new ArrayList<>();
		for (String page : pages.split(" ")) {
			blocks.addAll(blocks(Path.of("../docs", page + ".md"), simulator, bot));
		}
		List<Block> commands = new ArrayList<>();
		String program = "java -cp '" + System.getProperty("java.class.path") + "' "
				+ StandaloneSimulator.class.getName();
		StringBuilder script = new StringBuilder("trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
		for (Block block : blocks) {
			if (block.language().equals("shell")) {
				commands.add(block);
				script.append(block.text().replace(JAR, program)).append("echo '").append(END_OF_BLOCK).append("'\n");
			}
			else if (!block.language().equals("text")) {
				Files.writeString(this.folder.resolve(block.fileName()), block.text());
			}
		}
		String[] printed = run(script.toString()).split(END_OF_BLOCK);
		for (int i = 0; i < commands.size(); i++) {
			int next = blocks.indexOf(commands.get(i)) + 1;
			if (next < blocks.size() && blocks.get(next).language().equals("text")) {
				assertThat(oneLine(printed[i])).as(commands.get(i).text()).matches(pattern(blocks.get(next).text()));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "simulator-java", "simulator-node", "simulator-python", "simulator-go",
			"simulator-recipes", "simulator-recipes-pushes" })
	void theEnglishPageHasTheSameFilesAndCommands(String page) throws Exception {
		assertThat(blocks(Path.of("../docs/en", page + ".md"), 9797, 3000))
			.isEqualTo(blocks(Path.of("../docs", page + ".md"), 9797, 3000));
	}

	private String run(String script) throws Exception {
		Path output = this.folder.resolve("output");
		Path errors = this.folder.resolve("errors");
		ProcessBuilder bash = new ProcessBuilder("bash", "-ec", script).directory(this.folder.toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		// Proxies of the machine are not what is tried here.
		bash.environment().keySet().removeIf((name) -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
		bash.environment()
			.merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(),
					(path, java) -> java + File.pathSeparator + path);
		Process shell = bash.start();
		try {
			boolean ended = shell.waitFor(180, TimeUnit.SECONDS);
			String printed = Files.readString(output);
			assertThat(ended).as("ends in time: %s%s", printed, Files.readString(errors)).isTrue();
			assertThat(shell.exitValue()).as(printed + Files.readString(errors)).isZero();
			return printed;
		}
		finally {
			shell.descendants().forEach(ProcessHandle::destroyForcibly);
			shell.destroyForcibly();
		}
	}

	private static List<Block> blocks(Path page, int simulator, int bot) throws IOException {
		String text = Files.readString(page)
			.replace(":9797", ":" + simulator)
			.replace("--port 9797", "--port " + simulator)
			.replaceAll("\\b3000\\b", String.valueOf(bot));
		return Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$")
			.matcher(text)
			.results()
			.map((block) -> new Block(block.group(1), block.group(2)))
			.toList();
	}

	private static Pattern pattern(String expected) {
		return Pattern
			.compile(String.join(".*", Arrays.stream(oneLine(expected).split("…", -1)).map(Pattern::quote).toList()));
	}

	/** What curl prints does not end with a line break. */
	private static String oneLine(String text) {
		return text.replaceAll("\\R", "");
	}

	private static boolean isInstalled(String tool) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, tool)));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private record Block(String language, String text) {

		String fileName() {
			return FILE_NAME.matcher(this.text.lines().findFirst().orElse(""))
				.results()
				.map((name) -> name.group(1))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The first line does not name a file: " + this.text));
		}

	}

}
