package cn.bootx.starter.simulator.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.journal.JournalEntry;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables, the endpoints and the documentation say the same. */
class CoverageTests {

	private static final Map<String, String> PREFIXES = Map.of("wechat", "", "wechat-open", "", "wecom", "/qyapi",
			"dingtalk-old", "/oapi", "dingtalk-new", "/dingapi");

	private static final Map<String, List<String>> TITLES = Map.of("wechat",
			List.of("公众号与小程序", "Official accounts and mini programs"), "wechat-open",
			List.of("开放平台第三方平台", "Third-party platforms"), "wecom", List.of("企业微信", "WeCom"), "dingtalk-old",
			List.of("钉钉旧版接口 oapi", "DingTalk, old family (oapi)"), "dingtalk-new",
			List.of("钉钉新版接口 api", "DingTalk, new family (api)"));

	private static final Map<Coverage, List<String>> WORDS = Map.of(Coverage.SIMULATED, List.of("模拟", "simulated"),
			Coverage.PARTLY, List.of("部分", "partly"), Coverage.GUESSED, List.of("猜测", "guessed"), Coverage.NONE,
			List.of("未模拟", "not simulated"));

	@Test
	void everyEndpointIsARowAndEveryRowIsAnEndpoint() {
		Set<String> mounted = new TreeSet<>(PlatformSimulator.builder().build().routes("/"));
		mounted.removeIf((endpoint) -> endpoint.matches("\\S+ /(_sim.*|wecomlogin/.*|dinglogin/.*|)")
				|| endpoint.endsWith("/favicon.ico") || endpoint.endsWith("/_file/{name}")
				|| endpoint.equals("GET /connect") || endpoint.endsWith("/webhook/get_chat_info"));
		Set<String> listed = new TreeSet<>();
		for (String name : EndpointTable.NAMES) {
			for (EndpointRow row : EndpointTable.load(name).rows()) {
				List<String> methods = row.method().equals("ANY") ? List.of("GET", "POST", "PUT", "DELETE")
						: List.of(row.method());
				methods.forEach((method) -> listed.add(method + " " + PREFIXES.get(name) + row.path()));
			}
		}
		Set<String> without = new TreeSet<>(mounted);
		without.removeAll(listed);
		assertThat(without).as("endpoints without a row").isEmpty();
		listed.removeAll(mounted);
		assertThat(listed).as("rows without an endpoint").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void thePageIsMadeFromTheTables(int language) throws IOException {
		assertMade("simulator-coverage.md", language, page(language));
	}

	private static void assertMade(String name, int language, String expected) throws IOException {
		Path page = Path.of("..", "docs", (language == 0) ? "" : "en", name);
		if (Boolean.getBoolean("coverage.update")) {
			Files.writeString(page, expected);
		}
		assertThat(Files.readString(page)).as("run the test with -Dcoverage.update=true and commit the page")
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void thePageOfGuessesIsMadeFromTheTables(int language) throws IOException {
		assertMade("simulator-guessed.md", language, guesses(language));
	}

	@Test
	void everyGuessSaysInBothLanguagesWhatItIs() {
		for (String name : EndpointTable.NAMES) {
			assertThat(EndpointTable.load(name).guesses())
				.allSatisfy((row, guess) -> assertThat(guess.split(" \\| ")).as(row.path()).hasSize(2));
		}
	}

	@Test
	void whatIsNotSimulatedIsRefusedInThePlatformsFormAndRedInTheJournal() {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			simulator.wechat().register(OfficialAccount.plain("wx1", "s", "t"));
			ApiClient api = new ApiClient(simulator);
			assertThat(api.post("/card/create", "{}").path("errmsg").asText())
				.contains("POST /card/create is not simulated");
			assertThat(api.post("/cgi-bin/guide/addguideacct", "{}").path("errcode").asInt()).isEqualTo(40066);
			assertThat(api.post("/qyapi/cgi-bin/checkin/getcheckindata", "{}").path("errcode").asInt())
				.isEqualTo(48002);
			assertThat(api.post("/oapi/topapi/processinstance/create", "{}").path("errcode").asInt()).isEqualTo(22);
			assertThat(api.exchange("/dingapi/v1.0/hrm/employees/query", "{}").statusCode()).isEqualTo(404);
			assertThat(ApiClient.json(api.exchange("/dingapi/v1.0/todo/nothing", "{}")).path("message").asText())
				.contains("nearest simulated path: POST /v1.0/todo/users/{unionId}/tasks");
			assertThat(simulator.journal().entries()).hasSize(6)
				.allSatisfy((entry) -> assertThat(entry.kind()).isEqualTo("error"))
				.extracting(JournalEntry::detail)
				.allSatisfy((detail) -> assertThat(detail).contains("nearest simulated path: "));
		}
	}

	private static String page(int language) {
		List<String> lines = new ArrayList<>();
		lines.add((language == 0) ? "# 模拟器的覆盖范围" : "# What the simulator covers");
		lines.add("");
		lines.add((language == 0)
				? "本页由模拟器的接口表生成（`CoverageTests`），与代码不一致时测试失败。「部分」缺少说明里的内容；「猜测」是平台文档没有写明、由模拟器假定的行为；"
						+ "「未模拟」的接口以平台的错误格式拒绝，说明最接近的可用接口，并在日志里标红，绝不假装成功。"
				: "This page is generated from the simulator's tables (`CoverageTests`); a test fails where it differs from the code. "
						+ "*partly* leaves out what the note says; *guessed* is what the platform's documentation leaves open; "
						+ "*not simulated* is refused in the platform's form of error with the nearest simulated path, is red in the "
						+ "journal, and never answers as if it had worked.");
		for (String name : EndpointTable.NAMES) {
			EndpointTable table = EndpointTable.load(name);
			lines.add("");
			lines.add("## " + TITLES.get(name).get(language));
			lines.add("");
			lines.add(counts(table, language));
			table.sections().forEach((title, rows) -> section(lines, title.split(" \\| ")[language], rows, language));
		}
		return String.join("\n", lines) + "\n";
	}

	private static String guesses(int language) {
		List<String> lines = new ArrayList<>();
		lines.add((language == 0) ? "# 模拟器里哪些是猜测的" : "# What is guessed in the simulator");
		lines.add("");
		lines.add((language == 0)
				? "模拟器根据平台的文档编写，没有和真实账号对照过。下面是文档没有写明、由模拟器假定的地方：不要让程序依赖它们，上线前用真实账号试。"
						+ "本页由模拟器的接口表生成（`CoverageTests`）；没有列出的接口见[覆盖范围](simulator-coverage.md)，其中「部分」缺少的内容写在说明里。"
				: "The simulator is built from the platforms' documentation and was never compared with live accounts. Below is what the "
						+ "documentation leaves open and the simulator assumes: let no program depend on it, and try it with a real "
						+ "account before you go live. This page is generated from the simulator's tables (`CoverageTests`); for all "
						+ "other calls see [what the simulator covers](simulator-coverage.md), which notes what partly simulated ones leave out.");
		for (String name : EndpointTable.NAMES) {
			Map<EndpointRow, String> guesses = EndpointTable.load(name).guesses();
			lines.add("");
			lines.add("## " + TITLES.get(name).get(language));
			lines.add("");
			if (guesses.isEmpty()) {
				lines.add((language == 0) ? "没有标为猜测的接口。" : "No call is marked as a guess.");
				continue;
			}
			lines.add((language == 0) ? "| 接口 | 状态 | 猜测的是 |" : "| call | state | what is guessed |");
			lines.add("|---|---|---|");
			guesses.forEach((row, guess) -> lines.add("| `" + row.method() + " " + row.path() + "` | "
					+ WORDS.get(row.coverage()).get(language) + " | " + guess.split(" \\| ")[language] + " |"));
		}
		return String.join("\n", lines) + "\n";
	}

	private static String counts(EndpointTable table, int language) {
		List<String> counts = new ArrayList<>();
		for (Coverage coverage : Coverage.values()) {
			long rows = table.rows().stream().filter((row) -> row.coverage() == coverage).count();
			counts.add(WORDS.get(coverage).get(language) + " " + rows);
		}
		return String.join((language == 0) ? "，" : ", ", counts) + ((language == 0) ? "。" : ".");
	}

	private static void section(List<String> lines, String title, List<EndpointRow> rows, int language) {
		lines.add("");
		lines.add("### " + title);
		lines.add("");
		if (rows.stream().allMatch((row) -> row.coverage() == Coverage.NONE)) {
			lines.add(String.join(" ", rows.stream().map((row) -> "`" + row.path() + "`").toList()));
			return;
		}
		lines.add((language == 0) ? "| 接口 | 状态 | 说明 |" : "| call | state | note |");
		lines.add("|---|---|---|");
		for (EndpointRow row : rows) {
			String[] note = row.note().split(" \\| ");
			lines.add("| `" + row.method() + " " + row.path() + "` | " + WORDS.get(row.coverage()).get(language) + " | "
					+ ((note.length == 2) ? note[language] : "") + " |");
		}
	}

}
