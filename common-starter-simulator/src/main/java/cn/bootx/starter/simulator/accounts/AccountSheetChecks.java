package cn.bootx.starter.simulator.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

import cn.bootx.starter.simulator.http.HostRules;
import org.jspecify.annotations.Nullable;

/**
 * Checks every field of an {@link AccountSheet} before anything is registered, and
 * reports all problems at once.
 */
final class AccountSheetChecks {

	private final boolean remoteCallbacks;

	private final List<String> problems = new ArrayList<>();

	AccountSheetChecks(boolean remoteCallbacks) {
		this.remoteCallbacks = remoteCallbacks;
	}

	void check(AccountSheet sheet) {
		each("wechat", sheet.wechat(), (at, line) -> {
			required(at + "appId", line.appId());
			required(at + "appSecret", line.appSecret());
			oneOf(at + "mode", line.mode(), Set.of("plain", "compatible", "safe"));
			oneOf(at + "kind", line.kind(), Set.of("service", "subscription", "unverified"));
			if (line.mode() != null && !line.mode().equalsIgnoreCase("plain")) {
				required(at + "encodingAesKey", line.encodingAesKey());
			}
			callback(at, line.encodingAesKey(), line.callbackUrl());
		});
		each("applet", sheet.applet(), (at, line) -> {
			required(at + "appId", line.appId());
			required(at + "appSecret", line.appSecret());
			oneOf(at + "format", line.format(), Set.of("json", "xml"));
			callback(at, line.encodingAesKey(), line.callbackUrl());
		});
		each("wecom", sheet.wecom(), (at, line) -> {
			required(at + "corpId", line.corpId());
			required(at + "corpSecret", line.corpSecret());
			oneOf(at + "secret", line.secret(), Set.of("contacts", "kf", "customer-contact"));
			if ((line.agentId() == null) == (line.secret() == null)) {
				this.problems.add(at + "agentId is missing, or in place of it 'secret' (缺少 agentId，"
						+ "没有应用的 Secret 写 secret): one of the two");
			}
			callback(at, line.encodingAesKey(), line.callbackUrl());
			each(at + "people", line.people(), (person, value) -> required(person + "userId", value.userId()));
		});
		each("dingtalk", sheet.dingtalk(), (at, line) -> {
			required(at + "appKey", line.appKey());
			required(at + "appSecret", line.appSecret());
			callback(at, line.encodingAesKey(), line.callbackUrl());
			each(at + "people", line.people(), (person, value) -> required(person + "userId", value.userId()));
		});
		each("open", sheet.open(), (at, line) -> {
			required(at + "componentAppId", line.componentAppId());
			required(at + "componentAppSecret", line.componentAppSecret());
			required(at + "token", line.token());
			required(at + "encodingAesKey", line.encodingAesKey());
			callback(at, line.encodingAesKey(), null);
			url(at + "authEventUrl", line.authEventUrl());
			url(at + "messageUrl", line.messageUrl());
			oneOf(at + "refreshTokens", line.refreshTokens(),
					Set.of("fixed", "on-refresh", "on-reauthorize", "on-console-change"));
		});
		each("robots.dingtalk", sheet.robots().dingtalk(),
				(at, line) -> required(at + "accessToken", line.accessToken()));
		if (!this.problems.isEmpty()) {
			throw new IllegalArgumentException(String.join("\n", this.problems));
		}
	}

	private static <T> void each(String name, List<T> lines, BiConsumer<String, T> check) {
		for (int i = 0; i < lines.size(); i++) {
			check.accept(name + "[" + i + "].", lines.get(i));
		}
	}

	private void callback(String at, @Nullable String key, @Nullable String url) {
		if (key != null && !key.matches("[A-Za-z0-9+/]{43}")) {
			this.problems.add(at + "encodingAesKey has " + key.length()
					+ " characters, but must be 43 characters of Base64 (必须是 43 位字符)");
		}
		url(at + "callbackUrl", url);
	}

	private void required(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			this.problems.add(field + " is missing (缺少此项)");
		}
	}

	private void oneOf(String field, @Nullable String value, Set<String> allowed) {
		if (value != null && !allowed.contains(value.toLowerCase(Locale.ROOT))) {
			this.problems.add(field + " is '" + value + "', but must be one of " + allowed.stream().sorted().toList()
					+ " (取值不正确)");
		}
	}

	private void url(String field, @Nullable String value) {
		if (value == null) {
			return;
		}
		String host = host(value.replace("$APPID$", "appid"));
		if (host == null) {
			this.problems.add(field + " is not an http or https address (不是 http 或 https 地址): '" + value + "'");
		}
		else if (!this.remoteCallbacks && !HostRules.loopback(host)) {
			this.problems.add(field + " leads to '" + host + "'; pushes go to this machine only unless "
					+ "'remoteCallbacks: true' is set (默认只向本机推送，如需推送到其他机器请设置 remoteCallbacks: true)");
		}
	}

	private static @Nullable String host(String url) {
		try {
			URI uri = new URI(url);
			return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) ? uri.getHost() : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
