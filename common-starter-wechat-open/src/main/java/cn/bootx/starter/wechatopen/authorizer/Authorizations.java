package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService.AuthorizationInfo;

/**
 * What the platform has of authorizers: who stands behind an authorization code, names,
 * and, where records are lost, who authorized the component and with which refresh token.
 */
record Authorizations(WeChatOpenComponentService service, AuthorizerRecords records, AuthorizerFacts facts,
		Clock clock) {

	private static final Logger logger = LoggerFactory.getLogger(Authorizations.class);

	private static final String AUTHORIZER_INFO = "/cgi-bin/component/api_get_authorizer_info";

	/** Turns a code into an authorizer, or waits for who does; returns its app id. */
	String exchange(String authorizationCode, Function<String, AccessTokens> tokens) {
		return this.facts.exchangeOnce(authorizationCode, () -> {
			WeChatOpenComponentService.AuthorizationInfo info = this.service.queryAuth(authorizationCode);
			String appId = info.authorizerAppId();
			long now = this.clock.millis();
			// First of all the refresh token: there is no second copy of it.
			this.records.change(appId,
					(present) -> (present != null) ? present.authorizedAgain(info.refreshToken(), info.functions(), now)
							: AuthorizerRecords.Document.fresh(appId, info.refreshToken(), info.functions(), now));
			this.facts.restore(appId);
			if (info.accessToken() != null) {
				this.facts.putToken(appId, info.accessToken(), info.lifetime());
				replaceToken(appId, info.accessToken(), tokens);
			}
			return appId;
		});
	}

	/** The new access token takes the place of one that lacks what was granted now. */
	private static void replaceToken(String appId, String token, Function<String, AccessTokens> tokens) {
		try {
			AccessTokens present = tokens.apply(appId);
			String value = present.get();
			if (!value.equals(token)) {
				present.invalidate(value);
			}
		}
		catch (PlatformException | AccessTokens.UnavailableException ex) {
			logger.debug("The access token of {} is taken over later: {}", appId, ex.getMessage());
		}
	}

	/** The document with the account's names, or as it was without an answer. */
	AuthorizerRecords.Document describe(AuthorizerRecords.Document document) {
		String appId = document.appId();
		try {
			WeChatOpenComponentService.AuthorizerInfo info = this.service.authorizer(appId);
			return this.records.changePresent(appId, (present) -> present.describedBy(info)).orElse(document);
		}
		catch (PlatformException ex) {
			// The authorization counts; the names are missing until the next one.
			logger.warn("The name of authorizer {} could not be read: {}", appId, ex.getMessage());
			return document;
		}
	}

	/** Brings one back or up to date; fails if it has not authorized the component. */
	AuthorizerRecords.Document recover(String appId) {
		if (this.facts.isWithdrawn(appId)) {
			throw notAuthorized(AUTHORIZER_INFO, "unauthorized",
					"the account " + appId + " has taken its authorization back");
		}
		WeChatOpenComponentService.AuthorizerInfo info = this.service.authorizer(appId);
		String refreshToken = info.refreshToken();
		if (refreshToken == null) {
			throw notAuthorized(AUTHORIZER_INFO, "no-refresh-token",
					"the refresh token of " + appId + " is lost, and the platform gave none");
		}
		logger.warn("The refresh token of authorizer {} was lost; the platform has given the present one", appId);
		return this.records
			.change(appId,
					(present) -> ((present != null) ? present.withRefreshToken(refreshToken)
							: AuthorizerRecords.Document.fresh(appId, refreshToken, info.functions(),
									this.clock.millis()))
						.describedBy(info))
			.orElseThrow();
	}

	static PlatformException notAuthorized(String api, String code, String message) {
		return PlatformException.of(Platform.WECHAT_OPEN, api)
			.code(code)
			.message(message)
			.category(ErrorCategory.PERMISSION, "let its administrator authorize again")
			.build();
	}

	/** Brings all back; returns how many were lost or had another refresh token. */
	int recoverAll() {
		int recovered = 0;
		int offset = 0;
		WeChatOpenComponentService.AuthorizerList page;
		do {
			page = this.service.authorizers(offset, WeChatOpenComponentService.MAX_PAGE);
			recovered += (int) page.entries().stream().filter(this::take).count();
			offset += page.entries().size();
		}
		while (!page.entries().isEmpty() && offset < page.total());
		return recovered;
	}

	private boolean take(WeChatOpenComponentService.AuthorizerList.Entry entry) {
		String appId = entry.appId();
		String refreshToken = entry.refreshToken();
		AuthorizerRecords.Document before = this.records.find(appId).orElse(null);
		if (refreshToken == null || before != null && before.refreshToken().equals(refreshToken)
				|| this.facts.isWithdrawn(appId)) {
			return false;
		}
		this.records
			.change(appId,
					(present) -> (present != null) ? present.withRefreshToken(refreshToken)
							: AuthorizerRecords.Document.fresh(appId, refreshToken, List.of(),
									entry.authorizedAt() * 1000))
			.ifPresent(this::describe);
		return true;
	}

	/** Fetches access tokens with the refresh token, which is asked for if it is lost. */
	record Tokens(String appId, Authorizations authorizations) implements TokenSource {

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

		/** Another node may have stored a newer one, or the store was restored. */
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

}
