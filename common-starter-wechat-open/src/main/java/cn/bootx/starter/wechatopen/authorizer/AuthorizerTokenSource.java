package cn.bootx.starter.wechatopen.authorizer;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Fetches access tokens of an authorizer with its refresh token. A lost refresh token is
 * asked for; WxJava would send {@code null} and get 61023.
 */
final class AuthorizerTokenSource implements TokenSource {

	private static final String REFRESH_TOKEN_INVALID = "61023";

	private final String appId;

	private final WeChatOpenComponentService service;

	private final AuthorizerRecords records;

	private final FreshTokens freshTokens;

	private final AuthorizerLookup lookup;

	AuthorizerTokenSource(String appId, WeChatOpenComponentService service, AuthorizerRecords records,
			FreshTokens freshTokens, AuthorizerLookup lookup) {
		this.appId = appId;
		this.service = service;
		this.records = records;
		this.freshTokens = freshTokens;
		this.lookup = lookup;
	}

	@Override
	public Fetched fetch(@Nullable String rejected) {
		return this.freshTokens.take(this.appId, rejected).orElseGet(this::refresh);
	}

	private Fetched refresh() {
		Optional<AuthorizerDocument> present = this.records.find(this.appId);
		if (present.isEmpty()) {
			return refreshWith(this.lookup.recover(this.appId).refreshToken());
		}
		String refreshToken = present.get().refreshToken();
		try {
			return refreshWith(refreshToken);
		}
		catch (PlatformException ex) {
			if (!ex.code().equals(REFRESH_TOKEN_INVALID)) {
				throw ex;
			}
			return refreshWith(otherThan(refreshToken, ex));
		}
	}

	/**
	 * Another node may have stored a newer one, or this component's store was restored.
	 */
	private String otherThan(String refused, PlatformException failure) {
		Optional<String> stored = this.records.find(this.appId).map(AuthorizerDocument::refreshToken);
		if (stored.isPresent() && !stored.get().equals(refused)) {
			return stored.get();
		}
		String known = this.lookup.recover(this.appId).refreshToken();
		if (known.equals(refused)) {
			throw failure;
		}
		return known;
	}

	private Fetched refreshWith(String refreshToken) {
		WeChatOpenComponentService.AuthorizationInfo answer = this.service.authorizerToken(this.appId, refreshToken);
		if (!answer.refreshToken().equals(refreshToken)) {
			// Only in place of the one that was used: an authorization that came
			// meanwhile
			// is newer.
			this.records.changePresent(this.appId, (present) -> present.refreshToken().equals(refreshToken)
					? present.withRefreshToken(answer.refreshToken()) : present);
		}
		String token = answer.accessToken();
		if (token == null) {
			throw new IllegalStateException("An answer without a token was accepted");
		}
		return new Fetched(token, answer.lifetime());
	}

}
