package cn.bootx.starter.simulator.dingtalk.gate;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.Family.Work;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.platform.SimulatorContext;

/**
 * The way into both families: checks token, permission and address before a row runs.
 */
public final class DingGate {

	public static final String OLD = "/oapi";

	public static final String NEW = "/dingapi";

	private static final String HEADER = "x-acs-dingtalk-access-token";

	private final Clock clock;

	private final DingTokens tokens;

	private final DingApps apps;

	public DingGate(Clock clock, DingTokens tokens, DingApps apps) {
		this.clock = clock;
		this.tokens = tokens;
		this.apps = apps;
	}

	/**
	 * Mounts both tables; what is in Java must be mounted before.
	 * @return the documents of the new family
	 */
	public EndpointTable.Kept mount(SimulatorContext context, Map<String, Effect> effects) {
		mount(context, effects, false);
		return mount(context, effects, true);
	}

	private EndpointTable.Kept mount(SimulatorContext context, Map<String, Effect> effects, boolean modern) {
		EndpointTable table = EndpointTable.load(modern ? "dingtalk-new" : "dingtalk-old");
		DingFamily family = new DingFamily(this, modern);
		context.routes().fallback(family.prefix(), (request) -> {
			Set<String> methods = context.routes().methods(request.path());
			if (!modern && !methods.isEmpty()) {
				throw methods.contains("POST") ? OldFamily.refuse(43002, "需要POST请求")
						: OldFamily.refuse(43001, "需要GET请求");
			}
			return table.refuse(family, request);
		});
		return table.mount(context, family, effects);
	}

	Endpoint guard(Door door, String permission, Work work) {
		return (request) -> {
			SimulatedDingTalkApp app = caller(door, request);
			if (app.lacks(permission)) {
				throw door.refusePermission(permission, app.permissionLink(permission));
			}
			return work.handle(app, app.app().corpId(), request);
		};
	}

	private SimulatedDingTalkApp caller(Door door, SimulatorRequest request) {
		String token = (door == Door.NEW) ? newToken(request) : oldToken(request, door);
		DingTokens.Grant grant = this.tokens.find(token);
		if (grant == null || door == Door.NEW && !grant.validAt(this.clock.instant())) {
			throw door.refuse((door == Door.NEW) ? "InvalidAuthentication" : "40014", "不合法的access_token");
		}
		if (!grant.validAt(this.clock.instant())) {
			throw door.refuse("42001", "access_token已过期");
		}
		SimulatedDingTalkApp app = this.apps.byKey(grant.appKey());
		String ip = app.refusedIp();
		if (ip != null) {
			throw door.refuse((door == Door.NEW) ? "Forbidden.AccessDenied.IpNotInWhiteList" : "60020",
					"访问ip不在白名单之中,request ip=" + ip + " appKey(" + app.app().appKey() + ")");
		}
		String path = request.path().substring(((door == Door.NEW) ? NEW : OLD).length());
		DingLimits.Refusal refusal = app.limits().take(path, this.clock.instant());
		if (refusal != null) {
			throw door.refuse((door == Door.NEW) ? refusal.limit().newCode() : refusal.limit().oldCode(),
					refusal.message());
		}
		return app;
	}

	/**
	 * The token in the header of a call of the new family, refused where it is missing.
	 */
	public static String newToken(SimulatorRequest request) {
		String token = request.header(HEADER);
		if (token == null || token.isBlank()) {
			throw Door.NEW.refuse("AuthenticationFailed.MissingParameter",
					"Missing parameter: " + HEADER + " is required in the header.");
		}
		return token;
	}

	private static String oldToken(SimulatorRequest request, Door door) {
		String token = request.param("access_token");
		// A form body may carry the token, too; JSON bodies may not.
		token = (token != null) ? token : DingParameters.formText(request, "access_token");
		if (token == null || token.isBlank()) {
			throw (door == Door.TOP) ? door.refuse("40000", "access_token is blank")
					: door.refuse("41001", "缺少access_token参数");
		}
		return token;
	}

	/** How a kind of paths refuses a token. */
	enum Door {

		/** Old paths that report errors directly. */
		PLAIN,

		/** Old paths behind the gateway, which wraps its own errors in code 88. */
		TOP,

		NEW;

		private RefusedCallException refuse(String code, String message) {
			return switch (this) {
				case PLAIN -> OldFamily.refuse(Integer.parseInt(code), message);
				case TOP -> OldFamily.refuseAtGateway(code, message);
				case NEW -> NewFamily.refuse(code.startsWith("Forbidden") ? 403 : 400, code, message);
			};
		}

		private RefusedCallException refusePermission(String permission, String link) {
			return switch (this) {
				case PLAIN -> OldFamily.refuse(43007, "需要授权 " + permission);
				case TOP -> OldFamily.refuseAtGateway("60011", "应用尚未开通所需的权限：[" + permission + "]，点击链接申请并开通即可：" + link
						+ ", {requiredScopes=[" + permission + "]}");
				case NEW -> NewFamily.refusePermission(permission, link);
			};
		}

	}

}
