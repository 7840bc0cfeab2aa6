package cn.bootx.starter.wechatopen.authorizer;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService.AuthorizationInfo;

/**
 * Fetches access tokens of an authorizer with its refresh token. A lost refresh token is
 * asked for; WxJava would send {@code null} and get 61023.
 */
record AuthorizerTokenSource(String appId, Authorizations authorizations) implements TokenSource {

	private static final String REFRESH_TOKEN_INVALID = "61023";

	@Override
	public Fetched fetch(@Nullable String rejected) {
		return this.authorizations.facts().takeToken(this.appId, rejected).orElseGet(this::refresh);
	}

	private Fetched refresh() {
		Optional<String> stored = storedToken();
		if (stored.isEmpty()) {
			return refreshWith(this.authorizations.recover(this.appId).refreshToken());
		}
		try {
			return refreshWith(stored.get());
		}
		catch (PlatformException ex) {
			if (!ex.code().equals(REFRESH_TOKEN_INVALID)) {
				throw ex;
			}
			return refreshWith(otherThan(stored.get(), ex));
		}
	}

	/**
	 * Another node may have stored a newer one, or this component's store was restored.
	 */
	private String otherThan(String refused, PlatformException failure) {
		Optional<String> stored = storedToken();
		if (stored.isPresent() && !stored.get().equals(refused)) {
			return stored.get();
		}
		String known = this.authorizations.recover(this.appId).refreshToken();
		if (known.equals(refused)) {
			throw failure;
		}
		return known;
	}

	private Optional<String> storedToken() {
		return this.authorizations.records().find(this.appId).map(AuthorizerRecords.Document::refreshToken);
	}

	private Fetched refreshWith(String refreshToken) {
		AuthorizationInfo answer = this.authorizations.service().authorizerToken(this.appId, refreshToken);
		if (!answer.refreshToken().equals(refreshToken)) {
			// Only in place of the one that was used: an authorization that came
			// meanwhile is newer.
			this.authorizations.records()
				.changePresent(this.appId, (present) -> present.refreshToken().equals(refreshToken)
						? present.withRefreshToken(answer.refreshToken()) : present);
		}
		String token = answer.accessToken();
		if (token == null) {
			throw new IllegalStateException("An answer without a token was accepted");
		}
		return new Fetched(token, answer.lifetime());
	}

}
