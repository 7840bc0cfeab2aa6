package cn.bootx.starter.simulator.wechat.token;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.wechat.WeChatCore;

/**
 * What the rows of {@code /cgi-bin/token} and {@code /cgi-bin/stable_token} do.
 */
public final class TokenEffects {

	private final WeChatCore core;

	public TokenEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("token", (call) -> answer(call, AppTokens::classic), "stable-token",
				(call) -> answer(call, (tokens) -> tokens.stable(call.at("force_refresh").asBoolean(false))));
	}

	private void answer(RowCall call, Function<AppTokens, IssuedToken> issue) {
		AppTokens tokens = this.core.authenticate(call).tokens();
		tokens.checkCaller(call.request().remoteAddress());
		IssuedToken token = issue.apply(tokens);
		// A fresh token has 7200 seconds, not 7199 because a millisecond has passed.
		long seconds = (Duration.between(call.now(), token.expiresAt()).toMillis() + 999) / 1000;
		call.answer().put("access_token", token.value()).put("expires_in", seconds);
	}

}
