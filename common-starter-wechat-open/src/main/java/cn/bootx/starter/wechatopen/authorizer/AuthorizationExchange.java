package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Turns an authorization code into an authorizer, once.
 */
final class AuthorizationExchange {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationExchange.class);

	private final WeChatOpenComponentService service;

	private final AuthorizerRecords records;

	private final FreshTokens freshTokens;

	private final WithdrawnAuthorizers withdrawn;

	private final AuthorizationCodes codes;

	private final Function<String, AccessTokens> tokens;

	private final Clock clock;

	AuthorizationExchange(WeChatOpenComponentService service, AuthorizerRecords records, FreshTokens freshTokens,
			WithdrawnAuthorizers withdrawn, AuthorizationCodes codes, Function<String, AccessTokens> tokens,
			Clock clock) {
		this.service = service;
		this.records = records;
		this.freshTokens = freshTokens;
		this.withdrawn = withdrawn;
		this.codes = codes;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * Exchanges the code, or waits for who does.
	 * @return app id of the account
	 */
	String once(String authorizationCode) {
		return this.codes.once(authorizationCode, () -> exchange(authorizationCode));
	}

	private String exchange(String authorizationCode) {
		WeChatOpenComponentService.AuthorizationInfo info = this.service.queryAuth(authorizationCode);
		String appId = info.authorizerAppId();
		long now = this.clock.millis();
		// First of all the refresh token: there is no second copy of it.
		this.records.change(appId,
				(present) -> (present != null) ? present.authorizedAgain(info.refreshToken(), info.functions(), now)
						: AuthorizerDocument.fresh(appId, info.refreshToken(), info.functions(), now));
		this.withdrawn.remove(appId);
		if (info.accessToken() != null) {
			replaceToken(appId, info.accessToken(), info.lifetime());
		}
		return appId;
	}

	/** The new access token takes the place of one that lacks what was granted now. */
	private void replaceToken(String appId, String token, Duration lifetime) {
		this.freshTokens.put(appId, token, lifetime);
		try {
			AccessTokens present = this.tokens.apply(appId);
			String value = present.get();
			if (!value.equals(token)) {
				present.invalidate(value);
			}
		}
		catch (PlatformException | AccessTokens.UnavailableException ex) {
			logger.debug("The access token of {} is taken over later: {}", appId, ex.getMessage());
		}
	}

}
