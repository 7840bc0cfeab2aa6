package cn.bootx.starter.simulator.wechatopen;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.wechat.AccountKind;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * What the rows of third-party platforms do.
 */
final class ComponentEffects {

	/**
	 * What mini programs have beside the common data: its presence is the test of kind.
	 */
	private static final Map<String, Object> MINI = Map.of("mini",
			Map.of("network",
					Map.of("RequestDomain", List.of(), "WsRequestDomain", List.of(), "UploadDomain", List.of(),
							"DownloadDomain", List.of(), "BizDomain", List.of(), "UDPDomain", List.of()),
					"categories", List.of(Map.of("first", "工具", "second", "效率")), "visit_status", 0),
			"register", 0, "config", Map.of("is_phone_configured", true, "is_email_configured", true));

	private ComponentEffects() {
	}

	static Map<String, Effect> all() {
		return Map.ofEntries(Map.entry("start-tickets", ComponentEffects::startTickets),
				Map.entry("component-token", ComponentEffects::componentToken),
				Map.entry("pre-auth-code",
						(call) -> call.bind("code", call.caller(SimulatedComponent.class).newPreAuthCode())),
				Map.entry("exchange", ComponentEffects::exchange), Map.entry("refresh", ComponentEffects::refresh),
				Map.entry("describe", ComponentEffects::describe), Map.entry("page", ComponentEffects::page),
				Map.entry("option", (call) -> call.bind("value", authorizer(call).option(call.text("option_name")))),
				Map.entry("set-option", ComponentEffects::setOption));
	}

	private static ComponentState state(RowCall call) {
		return call.caller(SimulatedComponent.class).state();
	}

	/** The one that is named, or whose own token it is. */
	private static Authorizer authorizer(RowCall call) {
		Authorizer holder = state(call).holder(call.text("access_token"));
		Authorizer authorizer = (holder != null) ? holder : state(call).authorizer(call.text("authorizer_appid"));
		call.bind("appid", authorizer.app().appId());
		return authorizer;
	}

	private static void startTickets(RowCall call) {
		SimulatedComponent component = call.caller(SimulatedComponent.class);
		call.bind("state", component.ticketsArrive() ? "in a normal state" : "ok");
		component.pushTicketLater();
	}

	private static void componentToken(RowCall call) {
		state(call).checkCaller(call.request().remoteAddress());
		state(call).tickets().subject(call.text("component_verify_ticket"), 61006, 61005);
		call.bind("token", state(call).tokens().issue(call.text("component_appid")));
	}

	private static void exchange(RowCall call) {
		Authorizer authorizer = state(call)
			.authorizer(state(call).authCodes().take(call.text("authorization_code"), 61009, 61010));
		authorizer.exchanged();
		describe(call, authorizer);
		if (authorizer.callable()) {
			issue(call, authorizer);
		}
	}

	private static void refresh(RowCall call) {
		Authorizer authorizer = authorizer(call);
		if (!authorizer.refreshes(call.text("authorizer_refresh_token"), call.now())) {
			throw call.refuse("61023", "authorizer_refresh_token");
		}
		if (call.caller(SimulatedComponent.class).refreshTokens() == RefreshTokenRotation.ON_REFRESH) {
			authorizer.rotate(call.now().plus(RefreshTokenRotation.GRACE));
		}
		describe(call, authorizer);
		issue(call, authorizer);
	}

	private static void issue(RowCall call, Authorizer authorizer) {
		call.bind("token", authorizer.issueToken());
		call.bind("seconds", authorizer.app().tokens().lifetime().toSeconds());
	}

	private static void describe(RowCall call) {
		Authorizer authorizer = authorizer(call);
		describe(call, authorizer);
		boolean account = authorizer.app() instanceof SimulatedAccount;
		AccountKind kind = (authorizer.app() instanceof SimulatedAccount official) ? official.kind() : null;
		call.bind("name", (account ? "公众号 " : "小程序 ") + authorizer.app().appId());
		call.bind("original", authorizer.app().originalId());
		call.bind("service", (kind == AccountKind.SERVICE) ? 2 : 0);
		call.bind("verified", (kind == AccountKind.UNVERIFIED) ? -1 : 0);
		call.bind("qrcode", call.caller(SimulatedComponent.class).pictureOf(authorizer));
		if (!account) {
			MINI.forEach(call::bind);
		}
	}

	private static void describe(RowCall call, Authorizer authorizer) {
		call.bind("appid", authorizer.app().appId());
		call.bind("functions",
				authorizer.functions().stream().map((id) -> Map.of("funcscope_category", Map.of("id", id))).toList());
		if (authorizer.callable()) {
			call.bind("refresh", authorizer.refreshToken());
		}
	}

	/** Without a refresh token where no code was ever exchanged. */
	private static void page(RowCall call) {
		ArrayNode page = Json.array();
		Iterator<Authorizer> all = state(call).authorizers().values().iterator();
		long end = call.at("offset").asLong() + call.at("count").asLong();
		for (long i = 0; i < end && all.hasNext(); i++) {
			Authorizer authorizer = all.next();
			if (i >= call.at("offset").asLong()) {
				page.addObject()
					.put("authorizer_appid", authorizer.app().appId())
					.put("refresh_token", authorizer.listed() ? authorizer.refreshToken() : "")
					.put("auth_time", authorizer.authorizedAt().getEpochSecond());
			}
		}
		call.bind("total", state(call).authorizers().size());
		call.bind("page", page);
	}

	private static void setOption(RowCall call) {
		String name = call.text("option_name");
		if (!call.text("option_value").matches(name.equals("location_report") ? "[012]" : "[01]")) {
			throw call.refuse("61013", "option_value");
		}
		authorizer(call).option(name, call.text("option_value"));
	}

}
