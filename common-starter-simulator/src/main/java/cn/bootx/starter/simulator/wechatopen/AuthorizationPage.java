package cn.bootx.starter.simulator.wechatopen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.http.ChoicePage;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;

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
		for (String name : List.of("component_appid", "pre_auth_code", "redirect_uri", "category_id_list")) {
			hidden.put(name, request.query().getOrDefault(name, ""));
		}
		Map<String, String> accounts = new LinkedHashMap<>();
		offered(request.query())
			.forEach((app) -> accounts.put(app.appId(), (isAccount(app) ? "公众号 " : "小程序 ") + app.appId()));
		return ChoicePage.ask("选择要授权的公众号或小程序", "第三方平台 " + component.componentAppId() + " 申请代你处理消息", hidden, "appid",
				accounts);
	}

	/** The account that is pinned, else those of the kind that {@code auth_type} says. */
	private List<RegisteredApp> offered(Map<String, String> query) {
		String pinned = query.getOrDefault("biz_appid", "");
		String type = query.getOrDefault("auth_type", "3");
		return Stream.<RegisteredApp>concat(this.wechat.accounts().stream(), this.wechat.miniPrograms().stream())
			.filter((app) -> pinned.isEmpty() ? !type.equals(isAccount(app) ? "2" : "1") : app.appId().equals(pinned))
			.toList();
	}

	private static boolean isAccount(RegisteredApp app) {
		return app instanceof SimulatedAccount;
	}

	/** The sets that the page offers, all of which are ticked: {@code 1|15}. */
	private static List<Integer> categories(Map<String, String> form) {
		return Pattern.compile("\\d{1,9}")
			.matcher(form.getOrDefault("category_id_list", ""))
			.results()
			.map((id) -> Integer.valueOf(id.group()))
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
								form.getOrDefault("appid", ""), Consent.of(categories(form)))
						.redirect());
		}
		catch (IllegalArgumentException ex) {
			return ChoicePage.problem(String.valueOf(ex.getMessage()));
		}
	}

}
