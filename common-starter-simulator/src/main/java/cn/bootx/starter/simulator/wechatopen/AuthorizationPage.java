package cn.bootx.starter.simulator.wechatopen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.ChoicePage;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;

/**
 * The page on which an administrator agrees, for the PC and for the phone.
 */
final class AuthorizationPage {

	private final ComponentRegistry components;

	private final WeChatSimulator wechat;

	AuthorizationPage(ComponentRegistry components, WeChatSimulator wechat) {
		this.components = components;
		this.wechat = wechat;
	}

	void register(Routes routes) {
		for (String path : List.of("/cgi-bin/componentloginpage", "/wxaopen/safe/bindcomponent")) {
			routes.get(path, this::show).post(path, this::confirm);
		}
	}

	private SimulatorResponse show(SimulatorRequest request) {
		SimulatedComponent component = this.components.find(request.query().getOrDefault("component_appid", ""));
		if (component == null) {
			return ChoicePage.problem("component_appid 不存在");
		}
		if (component.state().preAuthCodes().find(request.param("pre_auth_code")) == null) {
			return ChoicePage.problem("pre_auth_code 无效、已使用或已过期");
		}
		if (!request.query().getOrDefault("redirect_uri", "").matches("https?://.+")) {
			return ChoicePage.problem("redirect_uri 必须是 http 或 https 地址");
		}
		Map<String, String> hidden = new LinkedHashMap<>();
		for (String name : List.of("component_appid", "pre_auth_code", "redirect_uri")) {
			hidden.put(name, request.query().getOrDefault(name, ""));
		}
		Map<String, String> accounts = new LinkedHashMap<>();
		offered(request.query().getOrDefault("biz_appid", ""))
			.forEach((account) -> accounts.put(account.appId(), "公众号 " + account.appId()));
		return ChoicePage.ask("选择要授权的公众号", "第三方平台 " + component.componentAppId() + " 申请代你处理消息", hidden, "appid",
				accounts);
	}

	private List<SimulatedAccount> offered(String pinned) {
		return this.wechat.accounts()
			.stream()
			.filter((account) -> pinned.isEmpty() || account.appId().equals(pinned))
			.toList();
	}

	private SimulatorResponse confirm(SimulatorRequest request) {
		Map<String, String> form = QueryString.parse(request.bodyText());
		SimulatedComponent component = this.components.find(form.getOrDefault("component_appid", ""));
		if (component == null) {
			return ChoicePage.problem("component_appid 不存在");
		}
		try {
			return SimulatorResponse.redirect(
					component
						.authorize(form.getOrDefault("pre_auth_code", ""), form.getOrDefault("redirect_uri", ""),
								form.getOrDefault("appid", ""))
						.redirect());
		}
		catch (IllegalArgumentException ex) {
			return ChoicePage.problem(String.valueOf(ex.getMessage()));
		}
	}

}
