package cn.bootx.starter.simulator.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What is printed when the simulator is ready. The credentials are simulated and meant to
 * be copied.
 */
final class StartReport {

	private StartReport() {
	}

	/** One line; {@code accounts} has the first account of each platform. */
	static String json(PlatformSimulator simulator, AccountSheet sheet, @Nullable TlsFolder tls) {
		Map<String, Object> accounts = new LinkedHashMap<>();
		lines(sheet).forEach((platform, lines) -> {
			if (!lines.isEmpty()) {
				accounts.put(platform, lines.get(0));
			}
		});
		return Json.text(Fields.of("ready", true, "port", simulator.baseUri().getPort(), "url", simulator.baseUrl(),
				"addresses", simulator.addresses(), "accounts", accounts, "tls", tls)) + "\n";
	}

	/** The last line starts with "Ready" and names the page. */
	static String text(PlatformSimulator simulator, AccountSheet sheet, @Nullable TlsFolder tls) {
		StringBuilder text = new StringBuilder();
		lines(sheet).forEach((platform, lines) -> lines.forEach((line) -> {
			text.append(platform).append('\n');
			Json.tree(line).properties().forEach((field) -> append(text, field));
		}));
		text.append("addresses (各平台地址)\n");
		simulator.addresses()
			.forEach((name, url) -> text.append("  ").append(name).append(": ").append(url).append('\n'));
		if (tls != null) {
			text.append("tls (HTTPS 与代理)\n");
			Json.tree(tls).properties().forEach((field) -> append(text, field));
			text.append("  HTTPS_PROXY: ").append(simulator.baseUrl()).append('\n');
		}
		return text.append("Ready (已就绪): ").append(simulator.baseUrl()).append('\n').toString();
	}

	private static void append(StringBuilder text, Map.Entry<String, JsonNode> field) {
		JsonNode value = field.getValue();
		text.append("  ")
			.append(field.getKey())
			.append(": ")
			.append(value.isValueNode() ? value.asText() : value.toString())
			.append('\n');
	}

	private static Map<String, List<?>> lines(AccountSheet sheet) {
		Map<String, List<?>> lines = new LinkedHashMap<>();
		lines.put("wechat", sheet.wechat());
		lines.put("applet", sheet.applet());
		lines.put("wecom", sheet.wecom());
		lines.put("dingtalk", sheet.dingtalk());
		lines.put("open", sheet.open());
		return lines;
	}

}
