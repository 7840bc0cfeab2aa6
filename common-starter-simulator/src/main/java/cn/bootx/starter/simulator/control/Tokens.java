package cn.bootx.starter.simulator.control;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.token.AppTokens;

/**
 * The tokens that an account's application holds.
 */
record Tokens(Account account) {

	static Tokens of(Account account) {
		return new Tokens(account);
	}

	List<Map<String, Object>> list() {
		return states().stream().map(Tokens::view).toList();
	}

	List<TokenState> states() {
		return switch (this.account.kind()) {
			case WECHAT -> this.account.wechat().tokens().issued();
			case APPLET -> this.account.applet().tokens().issued();
			case WECOM -> this.account.wecom().tokens();
			case DINGTALK -> this.account.dingtalk().tokens();
			case OPEN -> List.of();
		};
	}

	void restore(TokenState token) {
		switch (this.account.kind()) {
			case WECHAT -> this.account.wechat().tokens().restore(token);
			case APPLET -> this.account.applet().tokens().restore(token);
			case WECOM -> this.account.wecom().restoreToken(token);
			case DINGTALK -> this.account.dingtalk().restoreToken(token);
			case OPEN -> {
				// A component's token is fetched anew with the next ticket.
			}
		}
	}

	void end(boolean expired) {
		switch (this.account.kind()) {
			case WECHAT -> end(this.account.wechat().tokens(), expired);
			case APPLET -> end(this.account.applet().tokens(), expired);
			case WECOM -> this.account.wecom().endToken(expired);
			case DINGTALK -> this.account.dingtalk().endToken(expired);
			case OPEN -> this.account.open().revokeTokens();
		}
	}

	private static void end(AppTokens tokens, boolean expired) {
		if (expired) {
			tokens.expire();
		}
		else {
			tokens.revoke();
		}
	}

	private static Map<String, Object> view(TokenState token) {
		return Fields.of("value", token.value(), "expiresAt", token.expiresAt().toString(), "valid", token.valid());
	}

}
