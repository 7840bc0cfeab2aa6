package cn.bootx.starter.wechatopen.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService.AuthorizationInfo;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService.AuthorizerInfo;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService.AuthorizerList;

/** Reads the answers of the component APIs. */
final class ComponentAnswers {

	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

	private ComponentAnswers() {
	}

	static AuthorizationInfo authorization(JsonNode answer, String api) {
		JsonNode info = answer.path("authorization_info");
		return new AuthorizationInfo(require(info, api, "authorizer_appid"), text(info, "authorizer_access_token"),
				Duration.ofSeconds(info.path("expires_in").asLong(7200)), refreshToken(info, api), functions(info));
	}

	static AuthorizerInfo authorizer(JsonNode answer, String api) {
		JsonNode account = answer.path("authorizer_info");
		JsonNode info = answer.path("authorization_info");
		return new AuthorizerInfo(require(info, api, "authorizer_appid"), account.path("user_name").asText(""),
				account.path("nick_name").asText(""), account.path("principal_name").asText(""),
				account.path("alias").asText(""), text(account, "head_img"), text(account, "qrcode_url"),
				account.path("service_type_info").path("id").asInt(0),
				account.path("verify_type_info").path("id").asInt(-1), account.path("MiniProgramInfo").isObject(),
				text(info, "authorizer_refresh_token"), functions(info));
	}

	static AuthorizerList authorizers(JsonNode answer, String api) {
		List<AuthorizerList.Entry> entries = new ArrayList<>();
		for (JsonNode entry : UnreadableAnswer.list(Platform.WECHAT_OPEN, api, answer, "list")) {
			entries.add(new AuthorizerList.Entry(require(entry, api, "authorizer_appid"), text(entry, "refresh_token"),
					entry.path("auth_time").asLong()));
		}
		return new AuthorizerList(UnreadableAnswer.number(Platform.WECHAT_OPEN, api, answer, "total_count"),
				List.copyOf(entries));
	}

	/** A member that the platform always sends; without it the answer is of no use. */
	static String require(JsonNode answer, String api, String member) {
		return UnreadableAnswer.require(Platform.WECHAT_OPEN, api, answer, member);
	}

	/** The only copy of it is kept, so what cannot be one must not take its place. */
	private static String refreshToken(JsonNode info, String api) {
		String token = require(info, api, "authorizer_refresh_token");
		if (!TOKEN.matcher(token).matches()) {
			throw UnreadableAnswer.without(Platform.WECHAT_OPEN, api,
					"printable characters in authorizer_refresh_token");
		}
		return token;
	}

	static @Nullable String text(JsonNode node, String member) {
		String value = node.path(member).asText("");
		return value.isBlank() ? null : value;
	}

	private static List<Long> functions(JsonNode info) {
		return StreamSupport.stream(info.path("func_info").spliterator(), false)
			.map((function) -> function.path("funcscope_category").path("id").asLong())
			.toList();
	}

}
