package cn.bootx.starter.simulator.control;

import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes the settings of an account that goes on with its people, tokens and chats.
 */
record AccountChange(PlatformSimulator simulator, Account account) {

	/** What fields are called in the sheet, by kind, where that differs. */
	private static final Map<Kind, Map<String, String>> NAMES = Map.of(Kind.WECHAT, Map.of("accountKind", "kind"),
			Kind.WECOM, Map.of("appSecret", "corpSecret"), Kind.OPEN,
			Map.of("appSecret", "componentAppSecret", "callbackUrl", "authEventUrl"));

	void apply(Arguments a) {
		ObjectNode changes = a.body();
		JsonNode ip = changes.remove("refusedIp");
		if (!changes.isEmpty()) {
			settings(changes);
		}
		if (ip != null) {
			refuse(ip.asText());
		}
	}

	private void settings(ObjectNode changes) {
		String platform = this.account.kind().wireName();
		ObjectNode sheet = (ObjectNode) Json.tree(AccountSheet.of(this.simulator));
		ObjectNode line = null;
		for (JsonNode candidate : sheet.path(platform)) {
			if (idOf(candidate).equals(this.account.id())) {
				line = (ObjectNode) candidate;
			}
		}
		if (line == null) {
			throw new IllegalStateException("The account is being deleted");
		}
		Map<String, String> names = NAMES.getOrDefault(this.account.kind(), Map.of());
		for (Map.Entry<String, JsonNode> change : changes.properties()) {
			line.set(names.getOrDefault(change.getKey(), change.getKey()), change.getValue());
		}
		ObjectNode changed = Json.object();
		changed.putArray(platform).add(line);
		Json.convert(changed, AccountSheet.class).change(this.simulator, this.simulator.remoteCallbacks());
	}

	private String idOf(JsonNode line) {
		return switch (this.account.kind()) {
			case WECHAT, APPLET -> line.path("appId").asText();
			case WECOM ->
				line.path("corpId").asText() + ":" + line.path("agentId").asText(line.path("secret").asText());
			case DINGTALK -> line.path("appKey").asText();
			case OPEN -> line.path("componentAppId").asText();
		};
	}

	private void refuse(String ip) {
		switch (this.account.kind()) {
			case WECHAT -> this.account.wechat().tokens().allowCallers(elsewhere(ip));
			case APPLET -> this.account.applet().tokens().allowCallers(elsewhere(ip));
			case WECOM -> this.account.wecom().refuseIp(ip.isEmpty() ? null : ip);
			case DINGTALK -> this.account.dingtalk().refuseIp(ip.isEmpty() ? null : ip);
			case OPEN -> this.account.open().allowCallers(elsewhere(ip));
		}
	}

	/** A white list on which no caller is, or none at all. */
	private static String[] elsewhere(String ip) {
		return ip.isEmpty() ? new String[0] : new String[] { "192.0.2.1" };
	}

}
