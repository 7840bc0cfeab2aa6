package cn.bootx.starter.integration.model;

/**
 * What the scripted platform writes, byte for byte.
 */
final class PlatformAnswers {

	/** What any of the senders reads. */
	private static final String SUCCESS = """
			{"errcode":0,"errmsg":"ok","msgid":"4711","task_id":4712,"processQueryKey":"key","openid":"oFan",\
			"session_key":"c2Vzc2lvbi1rZXktMTIzNA==","success":true,"result":{"deliverResults":[{"success":true}]}}""";

	private PlatformAnswers() {
	}

	/** The answer to a message, whatever happens. */
	static String to(PlatformRequest request, PlatformFault fault, String success) {
		boolean old = !request.isNewFamily();
		return switch (fault) {
			case TOKEN_ENDS -> old ? json("{\"errcode\":40014,\"errmsg\":\"invalid access_token\"}")
					: http("400 Bad Request", "{\"code\":\"InvalidAuthentication\",\"message\":\"invalid\"}");
			case THROTTLES -> throttled(request);
			case REFUSES -> old ? json("{\"errcode\":40058,\"errmsg\":\"invalid parameter\"}")
					: http("400 Bad Request", "{\"code\":\"invalidParameter.x\",\"message\":\"invalid\"}");
			case BUSY -> old ? json("{\"errcode\":-1,\"errmsg\":\"system error\"}")
					: http("403 Forbidden", "{\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\"}");
			case BAD_GATEWAY -> http("502 Bad Gateway", "<html>502</html>");
			case GATEWAY_TIMEOUT -> http("504 Gateway Timeout", "");
			case UNAVAILABLE -> http("503 Service Unavailable", "Retry-After: 0\r\n", "<html>503</html>");
			case REQUEST_TIMEOUT -> http("408 Request Timeout", "");
			case SERVER_ERROR -> http("500 Internal Server Error",
					old ? "{\"errcode\":-1,\"errmsg\":\"system error\"}" : "{\"code\":\"ServiceUnavailable\"}");
			case EMPTY -> json("");
			case PAGE -> http("200 OK", "<html><body>Please log in</body></html>");
			case EMPTY_LIST -> json("[]");
			case NULL -> json("null");
			case BARE -> json("{\"errcode\":0,\"errmsg\":\"ok\"}");
			default -> json(success);
		};
	}

	/** The success of a request that is no message: tokens, accounts. */
	static String success(PlatformRequest request, PlatformTokens tokens) {
		String account = request.account();
		String token = tokens.current(account);
		String expires = ",\"expires_in\":7200,\"expireIn\":7200";
		return switch (request.path()) {
			case "/cgi-bin/stable_token", "/cgi-bin/gettoken", "/gettoken", "/v1.0/oauth2/accessToken" ->
				"{\"errcode\":0,\"access_token\":\"" + token + "\",\"accessToken\":\"" + token + "\"" + expires + "}";
			case "/cgi-bin/component/api_component_token" ->
				"{\"component_access_token\":\"" + token + "\"" + expires + "}";
			case "/cgi-bin/component/api_authorizer_token" -> "{\"authorizer_access_token\":\"" + token
					+ "\",\"authorizer_refresh_token\":\"R-" + account + "\"" + expires + "}";
			case "/cgi-bin/component/api_query_auth" -> authorization(request, tokens);
			case "/cgi-bin/component/api_get_authorizer_info" -> "{\"authorizer_info\":{\"user_name\":\"gh_1\"},"
					+ "\"authorization_info\":{\"authorizer_appid\":\"" + account + "\"}}";
			default -> SUCCESS;
		};
	}

	/** Each code is another account's. */
	private static String authorization(PlatformRequest request, PlatformTokens tokens) {
		int message = request.message();
		String account = (message < 0) ? OutboundNode.AUTHORIZER : "wxcode" + message;
		return "{\"authorization_info\":{\"authorizer_appid\":\"" + account + "\",\"authorizer_access_token\":\""
				+ tokens.current(account) + "\",\"authorizer_refresh_token\":\"R-" + account
				+ "\",\"expires_in\":7200,\"func_info\":[]}}";
	}

	private static String throttled(PlatformRequest request) {
		if (request.path().equals("/robot/send")) {
			return http("302 Found", "Location: https://page.dingtalk.com/wow/busy\r\n", "");
		}
		return request.isNewFamily()
				? http("403 Forbidden", "{\"code\":\"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi\"}")
				: json("{\"errcode\":" + (request.path().startsWith("/topapi/") ? 90007 : 45011) + "}");
	}

	static String json(String body) {
		return http("200 OK", "Content-Type: application/json\r\n", body);
	}

	private static String http(String status, String body) {
		return http(status, "", body);
	}

	private static String http(String status, String headers, String body) {
		return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
	}

}
