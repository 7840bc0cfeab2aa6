package cn.bootx.starter.simulator.dingtalk.gate;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The way into both families: mounts the paths and checks token, permission and address
 * before an endpoint runs.
 */
public final class DingGate {

	public static final String OLD = "/oapi";

	public static final String NEW = "/dingapi";

	public static final String HEADER = "x-acs-dingtalk-access-token";

	private final Routes routes;

	private final Clock clock;

	private final DingTokens tokens;

	private final DingApps apps;

	private final EndpointTable oldTable = EndpointTable.load("dingtalk-old");

	private final EndpointTable newTable = EndpointTable.load("dingtalk-new");

	public DingGate(Routes routes, Clock clock, DingTokens tokens, DingApps apps) {
		this.routes = routes;
		this.clock = clock;
		this.tokens = tokens;
		this.apps = apps;
		routes.fallback(OLD, (request) -> unknown(this.oldTable, new DingFamily(this, false), request));
		routes.fallback(NEW, (request) -> unknown(this.newTable, new DingFamily(this, true), request));
	}

	/** An old path without app token, read with GET. */
	public void openGet(String path, Endpoint endpoint) {
		this.routes.get(OLD + path, endpoint);
	}

	/** An old path without app token. */
	public void openPost(String path, Endpoint endpoint) {
		this.routes.post(OLD + path, endpoint);
	}

	/** An old path with app token that reports errors directly. */
	public void plain(String path, @Nullable String permission, AppEndpoint endpoint) {
		openPost(path, plainly(permission, endpoint));
	}

	/** Like {@link #plain}, read with GET. */
	public void plainGet(String path, @Nullable String permission, AppEndpoint endpoint) {
		openGet(path, plainly(permission, endpoint));
	}

	/** An old path behind the gateway, which wraps its own errors in code 88. */
	public void top(String path, @Nullable String permission, AppEndpoint endpoint) {
		openPost(path, atTop(permission, endpoint));
	}

	Endpoint atTop(@Nullable String permission, AppEndpoint endpoint) {
		return (request) -> {
			SimulatedDingTalkApp app = topApp(request);
			if (permission != null && app.lacks(permission)) {
				throw OldFamily.refuseAtGateway("60011", "应用尚未开通所需的权限：[" + permission + "]，点击链接申请并开通即可："
						+ app.permissionLink(permission) + ", {requiredScopes=[" + permission + "]}");
			}
			return endpoint.handle(app, request);
		};
	}

	/** A new path without token. */
	public void modernOpen(String path, Endpoint endpoint) {
		this.routes.post(NEW + path, endpoint);
	}

	/** A new path with app token. */
	public void modern(String path, @Nullable String permission, AppEndpoint endpoint) {
		modernOpen(path, modernly(permission, endpoint));
	}

	/** Like {@link #modern}, read with GET. */
	public void modernGet(String path, @Nullable String permission, AppEndpoint endpoint) {
		this.routes.get(NEW + path, modernly(permission, endpoint));
	}

	/** Like {@link #modern}, with PUT. */
	public void modernPut(String path, @Nullable String permission, AppEndpoint endpoint) {
		this.routes.put(NEW + path, modernly(permission, endpoint));
	}

	/** A new path without app token, read with GET. */
	public void modernOpenGet(String path, Endpoint endpoint) {
		this.routes.get(NEW + path, endpoint);
	}

	Endpoint plainly(@Nullable String permission, AppEndpoint endpoint) {
		return (request) -> {
			SimulatedDingTalkApp app = plainApp(request);
			if (permission != null && app.lacks(permission)) {
				throw OldFamily.refuse(43007, "需要授权 " + permission);
			}
			return endpoint.handle(app, request);
		};
	}

	Endpoint modernly(@Nullable String permission, AppEndpoint endpoint) {
		return (request) -> {
			SimulatedDingTalkApp app = modernApp(request);
			if (permission != null && app.lacks(permission)) {
				throw NewFamily.refusePermission(permission, app.permissionLink(permission));
			}
			return endpoint.handle(app, request);
		};
	}

	private SimulatedDingTalkApp plainApp(SimulatorRequest request) {
		String token = oldToken(request);
		if (token == null) {
			throw OldFamily.refuse(41001, "缺少access_token参数");
		}
		DingTokens.Grant grant = this.tokens.find(token);
		if (grant == null) {
			throw OldFamily.refuse(40014, "不合法的access_token");
		}
		if (!grant.validAt(this.clock.instant())) {
			throw OldFamily.refuse(42001, "access_token已过期");
		}
		SimulatedDingTalkApp app = this.apps.byKey(grant.appKey());
		String ip = app.refusedIp();
		if (ip != null) {
			throw OldFamily.refuse(60020, ipRefusal(app, ip));
		}
		DingLimits.Refusal refusal = app.limits().take(platformPath(request, OLD), this.clock.instant());
		if (refusal != null) {
			throw OldFamily.refuse(Integer.parseInt(refusal.limit().oldCode()), refusal.message());
		}
		return app;
	}

	private SimulatedDingTalkApp topApp(SimulatorRequest request) {
		String token = oldToken(request);
		if (token == null) {
			throw OldFamily.refuseAtGateway("40000", "access_token is blank");
		}
		DingTokens.Grant grant = this.tokens.find(token);
		if (grant == null) {
			throw OldFamily.refuseAtGateway("40014", "不合法的access_token");
		}
		if (!grant.validAt(this.clock.instant())) {
			throw OldFamily.refuseAtGateway("42001", "access_token已过期");
		}
		SimulatedDingTalkApp app = this.apps.byKey(grant.appKey());
		String ip = app.refusedIp();
		if (ip != null) {
			throw OldFamily.refuseAtGateway("60020", ipRefusal(app, ip));
		}
		DingLimits.Refusal refusal = app.limits().take(platformPath(request, OLD), this.clock.instant());
		if (refusal != null) {
			throw OldFamily.refuseAtGateway(refusal.limit().oldCode(), refusal.message());
		}
		return app;
	}

	private SimulatedDingTalkApp modernApp(SimulatorRequest request) {
		String token = request.header(HEADER);
		if (token == null || token.isBlank()) {
			throw missingToken();
		}
		DingTokens.Grant grant = this.tokens.find(token);
		if (grant == null || !grant.validAt(this.clock.instant())) {
			throw NewFamily.refuse("InvalidAuthentication", "不合法的access_token");
		}
		SimulatedDingTalkApp app = this.apps.byKey(grant.appKey());
		String ip = app.refusedIp();
		if (ip != null) {
			throw NewFamily.refuse(403, "Forbidden.AccessDenied.IpNotInWhiteList", ipRefusal(app, ip));
		}
		DingLimits.Refusal refusal = app.limits().take(platformPath(request, NEW), this.clock.instant());
		if (refusal != null) {
			throw NewFamily.refuse(403, refusal.limit().newCode(), refusal.message());
		}
		return app;
	}

	/** The answer of the new family to a call without token. */
	public static RefusedCallException missingToken() {
		return NewFamily.refuse("AuthenticationFailed.MissingParameter",
				"Missing parameter: " + HEADER + " is required in the header.");
	}

	private static @Nullable String oldToken(SimulatorRequest request) {
		String token = request.param("access_token");
		if (token == null) {
			// A form body may carry the token, too; JSON bodies may not.
			token = DingParameters.formText(request, "access_token");
		}
		return (token == null || token.isBlank()) ? null : token;
	}

	private static String platformPath(SimulatorRequest request, String prefix) {
		return request.path().substring(prefix.length());
	}

	private static String ipRefusal(SimulatedDingTalkApp app, String ip) {
		return "访问ip不在白名单之中,request ip=" + ip + " appKey(" + app.app().appKey() + ")";
	}

	/** Mounts the calls that are rows of the tables; the rest must be mounted before. */
	public void mountTables(SimulatorContext context, Map<String, Effect> effects) {
		this.oldTable.mount(context, new DingFamily(this, false), effects);
		this.newTable.mount(context, new DingFamily(this, true), effects);
	}

	private SimulatorResponse unknown(EndpointTable table, DingFamily family, SimulatorRequest request) {
		Set<String> methods = this.routes.methods(request.path());
		if (!methods.isEmpty() && family.prefix().equals(OLD)) {
			throw methods.contains("POST") ? OldFamily.refuse(43002, "需要POST请求") : OldFamily.refuse(43001, "需要GET请求");
		}
		return table.refuse(family, request);
	}

}
