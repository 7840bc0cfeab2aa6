package cn.bootx.starter.dingtalk.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The codes of both families and how each is treated.
 */
final class DingTalkCodes {

	/** Codes of the gateway, which say nothing without their sub-code. */
	private static final Set<String> GATEWAY = Set.of("88", "15");

	private static final Map<String, ErrorKind> KINDS = new HashMap<>();

	static {
		put(ErrorKind.TOKEN, "40001", "40014", "42001", "41001", "33001", "InvalidAuthentication");
		put(ErrorKind.CREDENTIALS, "40096", "40089", "invalidClientIdOrSecret", "invalid.client", "unauthorized.client",
				"authFailed");
		put(ErrorKind.PERMISSION, "60011", "43007", "41044", "41028", "permession.checkFailed",
				"Forbidden.AccessDenied.AccessTokenPermissionDenied", "invalidParameter.robotCode.auth", "unauthorized",
				"auth.error", "chatbotId.notAllow.sendOTO", "bot.forbidden.sendMessage");
		put(ErrorKind.SCOPE, "50002", "50004", "conversation.org.notMatch");
		put(ErrorKind.IP, "60020", "Forbidden.AccessDenied.IpNotInWhiteList");
		put(ErrorKind.ROBOT_SECURITY, "310000");
		put(ErrorKind.ROBOT_GONE, "300001", "300005", "400013", "400101", "400102", "400106", "bot.stopped",
				"group.disbanded", "not.allowed.robotCode", "robot.oto.notExist", "session.notExisted",
				"session.expired");
		put(ErrorKind.ROBOT_THROTTLED, "660026", "130101", "410100");
		put(ErrorKind.SECOND, "90018", "90002", "90001", "90003", "90004", "90005", "90006",
				"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "Forbidden.AccessDenied.QpsLimitForApi",
				"send.too.fast", "send.byToken.tooFast");
		put(ErrorKind.MINUTE, "90007", "90008", "90009", "90010", "90011", "90012", "90013", "90014", "90017", "143103",
				"143104", "41046", "41047", "41048", "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi", "too.many.group",
				"too.many.people");
		put(ErrorKind.BAN, "1111");
		put(ErrorKind.QUOTA, "90020", "90030", "20001", "41045", "143105",
				"Forbidden.AccessDenied.ApiCountLimitForOrg");
		put(ErrorKind.INVALID, "40000", "40004", "40005", "40006", "40008", "40029", "40031", "40032", "40035", "40048",
				"40056", "40078", "40104", "41002", "41005", "41011", "41029", "41052", "41101", "43001", "43002",
				"43004", "43005", "43008", "43009", "44001", "44002", "45001", "45002", "46004", "47001", "49010",
				"49011", "49013", "34004", "34014", "34016", "52019", "70003", "70004", "101002", "143106", "400002",
				"400105", "400403", "460101", "22", "Missingbody", "AuthenticationFailed.MissingParameter",
				"parameter.invalid", "illegal.receivers", "receivers.exceed", "unsupport.grant.type");
		put(ErrorKind.CONTENT, "41049", "430101", "430102", "430103", "430104", "1430002", "contain.unsafe.url");
		put(ErrorKind.NOT_FOUND, "60121", "33012", "40003", "40007", "34001", "34002", "1430000", "staffId.notExisted",
				"resource.not.found", "invalid.processQueryKey", "invalid.openConversationId",
				"robot.processQueryKey.expired", "processQueryKey.expireTime", "template.not.existed",
				"template.stopped");
		put(ErrorKind.UNKNOWN_PATH, "404");
		put(ErrorKind.TRANSIENT, "-1", "15", "500", "400001", "1002", "system.error", "systemError", "unknownError",
				"isp.-1", "isp.top-remote-connection-timeout");
	}

	private DingTalkCodes() {
	}

	/** Whether the code only says that a sub-code has the reason. */
	static boolean isGateway(String code) {
		return GATEWAY.contains(code);
	}

	static ErrorKind kind(String code) {
		ErrorKind kind = KINDS.get(code);
		if (kind != null) {
			return kind;
		}
		if (code.startsWith("invalidParameter.") || code.startsWith("miss.param.") || code.startsWith("miss.")) {
			return ErrorKind.INVALID;
		}
		if (code.startsWith("contain.notAllowed.")) {
			return ErrorKind.CONTENT;
		}
		return code.startsWith("isp.") ? ErrorKind.TRANSIENT : ErrorKind.UNKNOWN;
	}

	private static void put(ErrorKind kind, String... codes) {
		for (String code : codes) {
			KINDS.put(code, kind);
		}
	}

}
