package cn.bootx.starter.simulator.wechatopen;

import java.util.List;
import java.util.Map;

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

	private static final String TEMPLATE = """
			<!DOCTYPE html>
			<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
			<title>公众号授权 · 模拟器</title><style>
			body{font:16px/1.6 system-ui,sans-serif;background:#f2f3f5;margin:0;color:#1d2129}
			main{max-width:26rem;margin:8vh auto;background:#fff;border-radius:12px;padding:2rem;
			box-shadow:0 6px 24px #0001}h1{font-size:1.2rem;margin:0 0 .5rem}p{color:#6b7280;margin:.25rem 0 1rem}
			label{display:block;padding:.75rem 1rem;border:1px solid #e5e6eb;border-radius:8px;margin:.5rem 0;
			cursor:pointer}label:has(:checked){border-color:#07c160;background:#07c1600f}
			button{width:100%;margin-top:1rem;padding:.8rem;border:0;border-radius:8px;background:#07c160;
			color:#fff;font-size:1rem;cursor:pointer}.error{color:#c0392b}
			</style></head><body><main>{{content}}</main></body></html>
			""";

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
			return problem("component_appid 不存在");
		}
		if (component.state().preAuthCodes().find(request.param("pre_auth_code")) == null) {
			return problem("pre_auth_code 无效、已使用或已过期");
		}
		if (!request.query().getOrDefault("redirect_uri", "").matches("https?://.+")) {
			return problem("redirect_uri 必须是 http 或 https 地址");
		}
		StringBuilder content = new StringBuilder("<h1>选择要授权的公众号</h1><p>第三方平台 ")
			.append(escape(component.componentAppId()))
			.append(" 申请代你处理消息</p><form method=\"post\">");
		for (String name : List.of("component_appid", "pre_auth_code", "redirect_uri")) {
			content.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name,
					escape(request.query().getOrDefault(name, ""))));
		}
		List<SimulatedAccount> accounts = offered(request.query().getOrDefault("biz_appid", ""));
		for (int i = 0; i < accounts.size(); i++) {
			String appId = escape(accounts.get(i).appId());
			content.append("<label><input type=\"radio\" name=\"appid\" value=\"%s\"%s> 公众号 %s</label>".formatted(appId,
					(i == 0) ? " checked" : "", appId));
		}
		content
			.append(accounts.isEmpty() ? "<p class=\"error\">没有可授权的公众号</p>" : "<button id=\"authorize\">授权</button>");
		return page(content.append("</form>").toString());
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
			return problem("component_appid 不存在");
		}
		try {
			return SimulatorResponse.redirect(
					component
						.authorize(form.getOrDefault("pre_auth_code", ""), form.getOrDefault("redirect_uri", ""),
								form.getOrDefault("appid", ""))
						.redirect());
		}
		catch (IllegalArgumentException ex) {
			return problem(String.valueOf(ex.getMessage()));
		}
	}

	private static SimulatorResponse problem(String text) {
		return page("<h1>无法授权</h1><p class=\"error\">" + escape(text) + "</p>").withStatus(400);
	}

	private static SimulatorResponse page(String content) {
		return SimulatorResponse.html(TEMPLATE.replace("{{content}}", content));
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
