package cn.bootx.starter.core.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static java.util.stream.Collectors.joining;

/**
 * The pages with all error codes are made of the tables. After a change of a table run
 * this test with {@code -Ddocs.write=true}.
 */
class ErrorCodesPageTests {

	private static final Map<String, String> TABLES = new LinkedHashMap<>();

	static {
		TABLES.put("WeChat", "common-starter-wechat/src/main/resources/cn/bootx/starter/wechat/api/errors.json");
		TABLES.put("WeChat Open Platform",
				"common-starter-wechat-open/src/main/resources/cn/bootx/starter/wechatopen/component/errors.json");
		TABLES.put("WeCom", "common-starter-wecom/src/main/resources/cn/bootx/starter/wecom/agent/errors.json");
		TABLES.put("DingTalk",
				"common-starter-dingtalk/src/main/resources/cn/bootx/starter/dingtalk/client/errors.json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh", "en" })
	void showsEveryCode(String language) throws IOException {
		boolean chinese = language.equals("zh");
		Path page = Path.of("..", "docs", chinese ? "" : "en", "error-codes.md");
		String expected = page(language, chinese);
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(page, expected);
		}
		assertThat(page).hasContent(expected);
	}

	private static String page(String language, boolean chinese) throws IOException {
		StringBuilder page = new StringBuilder(chinese ? """
				# 错误码

				由各平台的错误表（`errors.json`）生成；类别的含义和处理办法见[错误与提示](errors.md)。`?` 代表一个字符，末尾的 `*` 代表任意字符。

				[English](en/error-codes.md)
				"""
				: """
						# Error codes

						Made of the platforms' tables (`errors.json`); what the categories mean is in [errors and hints](errors.md). `?` is one character, a final `*` any number of them.

						[中文](../error-codes.md)
						""");
		for (Map.Entry<String, String> table : TABLES.entrySet()) {
			page.append("\n## ").append(table.getKey()).append("\n\n");
			page.append(
					chinese ? "| 错误码 | 类别 | 提示 |\n|---|---|---|\n" : "| codes | category | hint |\n|---|---|---|\n");
			JsonNode entries = Json.readTree(Files.readString(Path.of("..", table.getValue()), StandardCharsets.UTF_8));
			entries.forEach((entry) -> page.append(row(entry, language, chinese)));
		}
		return page.toString();
	}

	private static String row(JsonNode entry, String language, boolean chinese) {
		String codes = StreamSupport.stream(entry.path("codes").spliterator(), false)
			.map((code) -> "`" + code.asText() + "`")
			.collect(joining(", "));
		String name = entry.path("name").asText("");
		String hint = entry.path("hint").path(language).asText("").replace("|", "\\|");
		if (entry.path("tokenRejected").asBoolean()) {
			hint += (hint.isEmpty() ? "" : "; ") + (chinese ? "换新令牌后自动重试一次" : "repeated once with a new token");
		}
		if (entry.has("retryAfter")) {
			hint += (hint.isEmpty() ? "" : "; ") + (chinese ? "等待 " + entry.path("retryAfter").asInt() + " 秒"
					: "wait " + entry.path("retryAfter").asInt() + " s");
		}
		if (entry.has("link")) {
			hint += " <" + entry.path("link").asText() + ">";
		}
		return "| " + (codes.isEmpty() ? "(" + name + ")" : codes) + " | " + entry.path("category").asText() + " | "
				+ hint + " |\n";
	}

}
