package cn.bootx.starter.simulator.wecom.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.ChoicePage;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.WeComAgents;

/**
 * The pages on which members log in: in a browser (two addresses) and inside WeCom. A
 * member who refuses is redirected without a code.
 */
public final class WeComLoginPage {

	private static final String PREFIX = "/wecomlogin";

	private final WeComAgents agents;

	private final WeComDirectory directory;

	private final LoginCodes codes;

	public WeComLoginPage(WeComAgents agents, WeComDirectory directory, LoginCodes codes) {
		this.agents = agents;
		this.directory = directory;
		this.codes = codes;
	}

	public void mount(Routes routes) {
		for (String path : List.of("/wwlogin/sso/login", "/wwopen/sso/qrConnect", "/connect/oauth2/authorize")) {
			routes.get(PREFIX + path, this::show).post(PREFIX + path, this::confirm);
		}
	}

	private SimulatorResponse show(SimulatorRequest request) {
		Map<String, String> query = request.query();
		String corpId = query.getOrDefault("appid", "");
		if (this.agents.ofCorp(corpId).isEmpty()) {
			return ChoicePage.problem("appid 不是已注册的企业");
		}
		if (!query.getOrDefault("redirect_uri", "").matches("https?://.+")) {
			return ChoicePage.problem("redirect_uri 必须是 http 或 https 地址");
		}
		if (!query.getOrDefault("state", "").matches("[A-Za-z0-9]{0,128}")) {
			return ChoicePage.problem("state 只能是至多 128 个字母和数字");
		}
		Map<String, String> people = new LinkedHashMap<>();
		this.directory.everybody(corpId).forEach((user) -> people.put(user.userId(), user.name()));
		people.put("", "拒绝");
		Map<String, String> hidden = new LinkedHashMap<>();
		List.of("appid", "redirect_uri", "state", "scope")
			.forEach((name) -> hidden.put(name, query.getOrDefault(name, "")));
		return ChoicePage.ask("企业微信登录", "企业 " + corpId + " 的应用申请获取你的身份", hidden, "userid", people);
	}

	private SimulatorResponse confirm(SimulatorRequest request) {
		Map<String, String> form = QueryString.parse(request.bodyText());
		String corpId = form.getOrDefault("appid", "");
		WeComUser user = this.directory.find(corpId, form.getOrDefault("userid", ""));
		Map<String, String> answer = new LinkedHashMap<>();
		if (user != null) {
			answer.put("code",
					this.codes.issue(corpId, user, form.getOrDefault("scope", "").equals("snsapi_privateinfo")));
		}
		answer.put("state", form.getOrDefault("state", ""));
		return SimulatorResponse.redirect(QueryString.append(form.getOrDefault("redirect_uri", ""), answer));
	}

}
