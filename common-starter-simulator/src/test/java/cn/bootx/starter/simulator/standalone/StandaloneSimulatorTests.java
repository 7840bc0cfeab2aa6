package cn.bootx.starter.simulator.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.RawHttp;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The program as a process of its own. */
@Timeout(60)
class StandaloneSimulatorTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private Path folder;

	private Process process;

	@AfterEach
	void end() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
	}

	@Test
	void theFirstLineNamesPortAndAccountsAndAnyClientGetsAToken() throws Exception {
		JsonNode ready = ready("--port", "0", "--json");
		assertThat(ready.path("ready").asBoolean()).isTrue();
		JsonNode accounts = ready.path("accounts");
		assertThat(get(ready.path("addresses").path("wechat").asText()
				+ "/cgi-bin/token?grant_type=client_credential&appid=" + accounts.path("wechat").path("appId").asText()
				+ "&secret=" + accounts.path("wechat").path("appSecret").asText())
			.path("access_token")
			.asText()).isNotEmpty();
		assertThat(get(ready.path("addresses").path("wecom").asText() + "/cgi-bin/gettoken?corpid="
				+ accounts.path("wecom").path("corpId").asText() + "&corpsecret="
				+ accounts.path("wecom").path("corpSecret").asText())
			.path("access_token")
			.asText()).isNotEmpty();
		assertThat(get(ready.path("addresses").path("dingtalk-oapi").asText() + "/gettoken?appkey="
				+ accounts.path("dingtalk").path("appKey").asText() + "&appsecret="
				+ accounts.path("dingtalk").path("appSecret").asText())
			.path("access_token")
			.asText()).isNotEmpty();
		assertThat(accounts.path("applet").path("appId").asText()).isNotEmpty();
		assertThat(accounts.path("open").path("componentAppId").asText()).isNotEmpty();
	}

	@Test
	void aFileNamesTheAccountsAndTheClock() throws Exception {
		Path file = write("""
				port: 0
				clock: 0
				accounts:
				  wechat:
				    - appId: wxabc
				      appSecret: secret
				      token: token
				      people: [ oReader ]
				""");
		JsonNode ready = ready("--config", file.toString(), "--json");
		assertThat(ready.path("accounts").path("wechat").path("appId").asText()).isEqualTo("wxabc");
		assertThat(ready.path("accounts").has("wecom")).isFalse();
		String url = ready.path("url").asText();
		assertThat(get(url + "/_sim/clock").path("factor").asInt(-1)).isZero();
		assertThat(get(url + "/_sim/clock")).isEqualTo(get(url + "/_sim/clock"));
		assertThat(get(url + "/_sim/accounts").path("accounts").get(0).path("people").get(0).path("id").asText())
			.isEqualTo("oReader");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../docs/simulator.md", "../docs/en/simulator.md" })
	void theFileAndTheCallsOfTheDocsWork(String page) throws Exception {
		assumeThat(Path.of("/usr/bin/curl")).exists();
		String docs = Files.readString(Path.of(page));
		JsonNode ready = ready("--config", write(block(docs, "yaml", "accounts:")).toString(), "--port", "0", "--json");
		assertThat(ready.path("accounts").path("dingtalk").path("appKey").asText()).isEqualTo("dingmyapp");
		String calls = block(docs, "shell", "curl ").replace("http://127.0.0.1:9797", ready.path("url").asText());
		assertThat(run(calls)).contains("\"ok\":true", "access_token", "\"appid\":\"wx2\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../docs/simulator-reach.md", "../docs/en/simulator-reach.md" })
	void clientsReachItOverHttpsAndThroughTheProxyAsTheDocsSay(String page) throws Exception {
		assumeThat(Path.of("/usr/bin/curl")).exists();
		String docs = Files.readString(Path.of(page));
		Path tls = this.folder.resolve("simulator-tls");
		JsonNode ready = ready("--port", "0", "--tls-dir", tls.toString(), "--json");
		assertThat(ready.path("tls").path("ca").asText()).isEqualTo(tls.resolve("ca.pem").toString());
		assertThat(Path.of(ready.path("tls").path("trustStore").asText())).isNotEmptyFile();
		String answers = run(block(docs, "shell", "curl ").replace(":9797", ":" + ready.path("port").asText()));
		assertThat(answers.split("access_token", -1)).as(answers).hasSize(4);
	}

	@Test
	void theNamesAndTheTlsOfTheFileAreTaken() throws Exception {
		String docs = Files.readString(Path.of("../docs/simulator-reach.md"));
		JsonNode ready = ready("--config",
				write(block(docs, "yaml", "tlsDir").replace("simulator-tls", this.folder.toString())).toString(),
				"--port", "0", "--names", "third.internal", "--json");
		URI url = URI.create(ready.path("url").asText());
		assertThat(RawHttp.get(url, "sim.internal", "/_sim/clock")).startsWith("HTTP/1.1 200");
		assertThat(RawHttp.get(url, "third.internal", "/_sim/clock")).startsWith("HTTP/1.1 200");
		assertThat(RawHttp.get(url, "fourth.internal", "/_sim/clock")).startsWith("HTTP/1.1 403");
		assertThat(this.folder.resolve("ca.pem")).exists();
	}

	@Test
	void aFolderThatCannotBeWrittenEndsTheStart() throws Exception {
		Path file = write("");
		assertThat(failure(2, "--port", "0", "--tls-dir", file.toString())).contains("--tls-dir", file.toString());
	}

	@Test
	void checksAFileAndEnds() throws Exception {
		Path file = write("accounts:\n  wechat: [ { appId: wx1, appSecret: s } ]\n");
		BufferedReader out = start("--config", file.toString(), "--port", "0", "--check");
		assertThat(out.lines().toList()).anyMatch((line) -> line.startsWith("Ready"));
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isZero();
	}

	@Test
	void printsTheSchemaOfTheFile() throws Exception {
		String schema = String.join("", start("--schema").lines().toList());
		assertThat(Json.read(schema.getBytes(StandardCharsets.UTF_8)).path("title").asText()).isEqualTo("sim.yaml");
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void anEmptyFileStartsWithoutAccounts() throws Exception {
		JsonNode ready = ready("--config", write("# nothing yet\n").toString(), "--port", "0", "--json");
		assertThat(ready.path("accounts")).isEmpty();
	}

	@Test
	void forPeopleTheLastLineSaysThatItIsReady() throws Exception {
		List<String> lines = new ArrayList<>();
		BufferedReader out = start("--port", "0");
		String line;
		do {
			line = out.readLine();
			lines.add(line);
		}
		while (!line.startsWith("Ready"));
		assertThat(lines).contains("wechat", "wecom", "dingtalk", "open")
			.anyMatch((text) -> text.contains("appSecret: "));
		assertThat(line).contains("http://127.0.0.1:");
	}

	@Test
	void aWrongFieldEndsTheStartWithFileLineAndRemedy() throws Exception {
		Path file = write("accounts:\n  wechat:\n    - appId: wx1\n      appSecrte: s\n");
		assertThat(failure(3, "--config", file.toString())).contains(file + ":4:", "'accounts.wechat[0].appSecrte'",
				"appSecret", "未知的配置项");
	}

	@Test
	void aWrongValueIsNamed() throws Exception {
		Path file = write("accounts:\n  wecom:\n    - { corpId: ww1, corpSecret: s, agentId: first }\n");
		assertThat(failure(3, "--config", file.toString())).contains(file + ":3:", "'accounts.wecom[0].agentId'");
	}

	@Test
	void whatIsNotYamlIsReportedWithItsLine() throws Exception {
		Path file = write("accounts:\n  wechat: [\n");
		assertThat(failure(3, "--config", file.toString())).contains(file + ":2:", "not YAML", "line 3");
	}

	@Test
	void allProblemsOfTheAccountsAreReportedAtOnce() throws Exception {
		Path file = write("""
				port: 0
				accounts:
				  wechat:
				    - { appId: wx1, mode: safe, callbackUrl: "http://example.com/x" }
				  wecom:
				    - { corpId: ww1, corpSecret: s, agentId: 1, encodingAesKey: short }
				""");
		assertThat(failure(3, "--config", file.toString())).contains("wechat[0].appSecret is missing",
				"wechat[0].encodingAesKey is missing", "wechat[0].callbackUrl leads to 'example.com'",
				"wecom[0].encodingAesKey has 5 characters");
	}

	@Test
	void aFileThatDoesNotExistIsNamed() throws Exception {
		assertThat(failure(3, "--config", "missing.yaml")).contains("missing.yaml", "no such file");
	}

	@Test
	void aTakenPortEndsTheStart() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(failure(4, "--port", String.valueOf(taken.getLocalPort()))).contains("cannot listen on",
					"--port");
		}
	}

	@Test
	void aWrongCommandLineIsRefusedWithTheUsage() throws Exception {
		assertThat(failure(2, "--prot", "1")).contains("Unknown option '--prot'", "--port PORT");
		assertThat(failure(2, "--port", "many")).contains("--port cannot be 'many'");
		assertThat(failure(2, "--clock")).contains("--clock needs a value");
		assertThat(failure(2, "--clock", "-1")).contains("factor");
		assertThat(failure(2, "--port", "70000")).contains("65535");
	}

	private String run(String calls) throws Exception {
		ProcessBuilder bash = new ProcessBuilder("bash", "-ec", calls).directory(this.folder.toFile());
		// Proxies of the machine are not what is tried here.
		bash.environment().keySet().removeIf((name) -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
		Process shell = bash.redirectErrorStream(true).start();
		String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).as(answers).isZero();
		return answers;
	}

	private JsonNode ready(String... args) throws IOException {
		return Json.read(start(args).readLine().getBytes(StandardCharsets.UTF_8));
	}

	private String failure(int exitCode, String... args) throws Exception {
		start(args);
		String errors = new String(this.process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).as(errors).isEqualTo(exitCode);
		return errors;
	}

	private BufferedReader start(String... args) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), StandaloneSimulator.class.getName()));
		command.addAll(List.of(args));
		this.process = new ProcessBuilder(command).start();
		return new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	/** The first block of that language with that text. */
	private static String block(String docs, String language, String text) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(docs)
			.results()
			.map((match) -> match.group(1))
			.filter((block) -> block.contains(text))
			.findFirst()
			.orElseThrow();
	}

	private Path write(String yaml) throws IOException {
		return Files.writeString(this.folder.resolve("sim.yaml"), yaml);
	}

	private JsonNode get(String url) throws Exception {
		HttpResponse<byte[]> answer = this.http.send(
				HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
				BodyHandlers.ofByteArray());
		return Json.read(answer.body());
	}

}
