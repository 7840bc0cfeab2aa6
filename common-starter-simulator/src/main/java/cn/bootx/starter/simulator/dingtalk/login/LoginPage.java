package cn.bootx.starter.simulator.dingtalk.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.ChoicePage;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user logs in to a website. The user chooses an identity, and the
 * browser goes back to the website with a code.
 */
public final class LoginPage {

	public static final String PATH = "/dinglogin/oauth2/auth";

	private static final List<String> PARAMETERS = List.of("client_id", "redirect_uri", "response_type", "scope",
			"state", "prompt");

	private final DingApps apps;

	private final DingDirectory directory;

	private final UserTokens tokens;

	public LoginPage(DingApps apps, DingDirectory directory, UserTokens tokens) {
		this.apps = apps;
		this.directory = directory;
		this.tokens = tokens;
	}

	public void mount(Routes routes) {
		routes.get(PATH, (request) -> show(request.query()));
		routes.post(PATH, this::confirm);
	}

	private SimulatorResponse show(Map<String, String> query) {
		String problem = problemOf(query);
		if (problem != null) {
			return ChoicePage.problem(problem);
		}
		Map<String, String> hidden = new LinkedHashMap<>();
		PARAMETERS.forEach((name) -> hidden.put(name, query.getOrDefault(name, "")));
		Map<String, String> people = new LinkedHashMap<>();
		this.directory.everybody().forEach((user) -> people.put(user.userId(), user.name()));
		return ChoicePage.ask("选择登录的成员", "应用 " + query.get("client_id") + " 申请获取你的身份", hidden, "userid", people);
	}

	private SimulatorResponse confirm(SimulatorRequest request) {
		Map<String, String> form = QueryString.parse(request.bodyText());
		String problem = problemOf(form);
		if (problem != null) {
			return ChoicePage.problem(problem);
		}
		DingUser user = this.directory.byId(form.getOrDefault("userid", ""));
		return (user == null) ? ChoicePage.problem("userid 不存在") : SimulatorResponse.redirect(location(form, user));
	}

	/** Where the browser goes once the user agreed. */
	String location(Map<String, String> query, DingUser user) {
		Map<String, String> answer = new LinkedHashMap<>();
		answer.put("authCode", this.tokens.code(query.getOrDefault("client_id", ""), user));
		String state = query.getOrDefault("state", "");
		if (!state.isEmpty()) {
			answer.put("state", state);
		}
		return QueryString.append(query.getOrDefault("redirect_uri", ""), answer);
	}

	private @Nullable String problemOf(Map<String, String> query) {
		if (this.apps.find(query.get("client_id")) == null) {
			return "client_id 不存在";
		}
		if (!query.getOrDefault("redirect_uri", "").matches("https?://.+")) {
			return "redirect_uri 必须是 http 或 https 地址";
		}
		if (!"code".equals(query.get("response_type"))) {
			return "response_type 必须是 code";
		}
		if (!List.of(query.getOrDefault("scope", "").split(" ")).contains("openid")) {
			return "scope 必须包含 openid";
		}
		return "consent".equals(query.get("prompt")) ? null : "prompt 必须是 consent";
	}

}
