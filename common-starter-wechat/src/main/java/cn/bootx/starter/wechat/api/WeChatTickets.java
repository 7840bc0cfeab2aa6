package cn.bootx.starter.wechat.api;

import java.util.Map;

import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

/**
 * The tickets with which an account signs pages and cards. They are tokens as its access
 * token is: fetched once for all nodes, because WeChat gives few of them a day.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html#62">附录1</a>
 */
public record WeChatTickets(TokenRegistry registry, WeChatApi api) {

	/** Signs pages. */
	public static final String JSAPI = "jsapi";

	/** Signs cards. */
	public static final String CARD = "wx_card";

	private static final String API = "/cgi-bin/ticket/getticket";

	/** The ticket of a type. */
	public AccessTokens of(String type) {
		return this.registry.tokens(this.api.tokens().name().withKind(type + "-ticket"),
				(rejected) -> TokenSource.Fetched.read(this.api.client().platform(), API,
						this.api.get(API, Map.of("type", type)), "ticket", "expires_in"));
	}

}
