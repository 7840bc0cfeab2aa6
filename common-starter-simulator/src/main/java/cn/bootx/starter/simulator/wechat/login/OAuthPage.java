package cn.bootx.starter.simulator.wechat.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.http.ChoicePage;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import org.jspecify.annotations.Nullable;

/**
 * {@code /connect/oauth2/authorize} and {@code /connect/qrconnect}: the page on which a
 * user agrees. The person at the simulator chooses the user.
 */
public final class OAuthPage {

	/** Begins the openid of a virtual account, which a page gets in the preview mode. */
	static final String SNAPSHOT = "oSnapshot";

	private static final Set<String> WEB_SCOPES = Set.of("snsapi_base", "snsapi_userinfo");

	private static final List<String> PARAMETERS = List.of("appid", "redirect_uri", "scope", "state",
			"component_appid");

	private final WeChatCore core;

	public OAuthPage(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes) {
		for (String path : List.of("/connect/oauth2/authorize", "/connect/qrconnect")) {
			routes.get(path, this::show).post(path, this::agree);
		}
	}

	private SimulatorResponse show(SimulatorRequest request) {
		Map<String, String> query = request.query();
		String problem = problem(request.path(), query);
		if (!"code".equals(query.get("response_type"))) {
			problem = "response_type 必须是 code";
		}
		SimulatedAccount account = account(query);
		if (problem != null || account == null) {
			return ChoicePage.problem(String.valueOf(problem));
		}
		Map<String, String> hidden = new LinkedHashMap<>();
		PARAMETERS.forEach((name) -> hidden.put(name, query.getOrDefault(name, "")));
		Map<String, String> people = new LinkedHashMap<>();
		account.people().forEach((fan) -> people.put(fan.openId(), fan.profile().nickname() + " " + fan.openId()));
		people.put(newOpenId(), "新的微信用户");
		if (query.getOrDefault("scope", "").equals("snsapi_userinfo")) {
			people.put(SNAPSHOT + RandomIds.next(21).substring(0, 19), "快照页的虚拟账号（is_snapshotuser）");
		}
		return ChoicePage.ask("微信登录", "公众号 " + account.appId() + " 申请 " + query.get("scope"), hidden, "openid", people);
	}

	private SimulatorResponse agree(SimulatorRequest request) {
		Map<String, String> form = QueryString.parse(request.bodyText());
		String problem = problem(request.path(), form);
		SimulatedAccount account = account(form);
		String openId = form.getOrDefault("openid", "");
		if (problem != null || account == null || !openId.matches("[A-Za-z0-9_-]{1,64}")) {
			return ChoicePage.problem((problem != null) ? problem : "openid 无效");
		}
		String component = form.getOrDefault("component_appid", "");
		if (!openId.startsWith(SNAPSHOT)) {
			account.newcomer(openId);
		}
		Map<String, String> answer = new LinkedHashMap<>();
		answer.put("code", this.core.oauthCodes()
			.issue(OneTimeCodes.audience(account.appId(), component), openId, form.getOrDefault("scope", "")));
		answer.put("state", form.getOrDefault("state", ""));
		if (!component.isEmpty()) {
			answer.put("appid", account.appId());
		}
		return SimulatorResponse.redirect(QueryString.append(form.getOrDefault("redirect_uri", ""), answer));
	}

	private @Nullable String problem(String path, Map<String, String> parameters) {
		if (account(parameters) == null) {
			return "appid 不存在";
		}
		if (!parameters.getOrDefault("redirect_uri", "").matches("https?://\\S+")) {
			return "redirect_uri 必须是 http 或 https 地址";
		}
		String component = parameters.getOrDefault("component_appid", "");
		if (!component.isEmpty()
				&& !this.core.thirdParties().authorized(component, parameters.getOrDefault("appid", ""))) {
			return "component_appid 未获得该公众号的授权";
		}
		String scope = parameters.getOrDefault("scope", "");
		boolean known = path.endsWith("/qrconnect") ? scope.equals("snsapi_login") : WEB_SCOPES.contains(scope);
		return known ? null : "scope 无效";
	}

	private @Nullable SimulatedAccount account(Map<String, String> parameters) {
		return (this.core.apps().find(parameters.getOrDefault("appid", "")) instanceof SimulatedAccount account)
				? account : null;
	}

	private static String newOpenId() {
		return "o" + RandomIds.next(21).substring(0, 27);
	}

}
