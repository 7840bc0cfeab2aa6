package cn.bootx.starter.simulator.dingtalk.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user logs in to a website. He chooses who he is, and the browser
 * goes back to the website with a code.
 */
public final class LoginPage {

	public static final String PATH = "/dinglogin/oauth2/auth";

	private static final List<String> PARAMETERS = List.of("client_id", "redirect_uri", "response_type", "scope",
			"state", "prompt");

	private static final String TEMPLATE = """
			<!DOCTYPE html>
			<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
			<title>钉钉登录 · 模拟器</title><style>
			body{font:16px/1.6 system-ui,sans-serif;background:#f2f3f5;margin:0;color:#1d2129}
			main{max-width:26rem;margin:8vh auto;background:#fff;border-radius:12px;padding:2rem;
			box-shadow:0 6px 24px #0001}h1{font-size:1.2rem;margin:0 0 .5rem}p{color:#6b7280;margin:.25rem 0 1rem}
			label{display:block;padding:.75rem 1rem;border:1px solid #e5e6eb;border-radius:8px;margin:.5rem 0;
			cursor:pointer}label:has(:checked){border-color:#1677ff;background:#1677ff0f}
			button{width:100%;margin-top:1rem;padding:.8rem;border:0;border-radius:8px;background:#1677ff;
			color:#fff;font-size:1rem;cursor:pointer}.error{color:#c0392b}
			</style></head><body><main>{{content}}</main></body></html>
			""";

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
			return problem(problem);
		}
		StringBuilder content = new StringBuilder("<h1>选择登录的成员</h1><p>应用 ")
			.append(escape(query.getOrDefault("client_id", "")))
			.append(" 申请获取你的身份</p><form method=\"post\" action=\"" + PATH + "\">");
		for (String name : PARAMETERS) {
			content.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name,
					escape(query.getOrDefault(name, ""))));
		}
		String checked = " checked";
		for (DingUser user : this.directory.everybody()) {
			content.append("<label><input type=\"radio\" name=\"userid\" value=\"%s\"%s> %s</label>"
				.formatted(escape(user.userId()), checked, escape(user.name())));
			checked = "";
		}
		content.append(checked.isEmpty() ? "<button id=\"login\">登录</button>" : "<p class=\"error\">没有可登录的成员</p>");
		return page(content.append("</form>").toString());
	}

	private SimulatorResponse confirm(SimulatorRequest request) {
		Map<String, String> form = QueryString.parse(request.bodyText());
		String problem = problemOf(form);
		if (problem != null) {
			return problem(problem);
		}
		DingUser user = this.directory.byId(form.getOrDefault("userid", ""));
		return (user == null) ? problem("userid 不存在") : SimulatorResponse.redirect(location(form, user));
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

	private static SimulatorResponse problem(String text) {
		return page("<h1>无法登录</h1><p class=\"error\">" + escape(text) + "</p>").withStatus(400);
	}

	private static SimulatorResponse page(String content) {
		return SimulatorResponse.html(TEMPLATE.replace("{{content}}", content));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
