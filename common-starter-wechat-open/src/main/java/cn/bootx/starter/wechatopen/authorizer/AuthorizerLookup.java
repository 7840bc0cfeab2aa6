package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * The platform's data of authorizers: their names, and, where records are lost, who
 * authorized the component and with which refresh token.
 */
final class AuthorizerLookup {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizerLookup.class);

	private static final String API = "/cgi-bin/component/api_get_authorizer_info";

	private final WeChatOpenComponentService service;

	private final AuthorizerRecords records;

	private final WithdrawnAuthorizers withdrawn;

	private final Clock clock;

	AuthorizerLookup(WeChatOpenComponentService service, AuthorizerRecords records, WithdrawnAuthorizers withdrawn,
			Clock clock) {
		this.service = service;
		this.records = records;
		this.withdrawn = withdrawn;
		this.clock = clock;
	}

	/**
	 * Reads what the account is called.
	 * @return the document with the names, or as it was where the platform did not answer
	 */
	AuthorizerDocument describe(AuthorizerDocument document) {
		String appId = document.appId();
		try {
			WeChatOpenComponentService.AuthorizerInfo info = this.service.authorizer(appId);
			return this.records.changePresent(appId, (present) -> present.describedBy(info)).orElse(document);
		}
		catch (PlatformException ex) {
			// The authorization counts; name and original id are missing until the next
			// one.
			logger.warn("The name of authorizer {} could not be read: {}", appId, ex.getMessage());
			return document;
		}
	}

	/**
	 * Brings one back, or up to date.
	 * @throws PlatformException if the account has not authorized the component
	 */
	AuthorizerDocument recover(String appId) {
		if (this.withdrawn.contains(appId)) {
			throw PlatformException.of(Platform.WECHAT_OPEN, API)
				.code("unauthorized")
				.message("the account " + appId + " has taken its authorization back")
				.category(ErrorCategory.PERMISSION, "let its administrator authorize again")
				.build();
		}
		WeChatOpenComponentService.AuthorizerInfo info = this.service.authorizer(appId);
		String refreshToken = info.refreshToken();
		if (refreshToken == null) {
			throw PlatformException.of(Platform.WECHAT_OPEN, API)
				.code("no-refresh-token")
				.message("the refresh token of " + appId + " is lost, and the platform gave none")
				.category(ErrorCategory.PERMISSION, "let its administrator authorize again")
				.build();
		}
		logger.warn("The refresh token of authorizer {} was lost; the platform has given the present one", appId);
		return this.records
			.change(appId,
					(present) -> ((present != null) ? present.withRefreshToken(refreshToken)
							: AuthorizerDocument.fresh(appId, refreshToken, info.functions(), this.clock.millis()))
						.describedBy(info))
			.orElseThrow();
	}

	/**
	 * Brings all back.
	 * @return how many records were missing or had another refresh token
	 */
	int recoverAll() {
		int recovered = 0;
		int offset = 0;
		WeChatOpenComponentService.AuthorizerList page;
		do {
			page = this.service.authorizers(offset, WeChatOpenComponentService.MAX_PAGE);
			for (WeChatOpenComponentService.AuthorizerList.Entry entry : page.entries()) {
				recovered += take(entry) ? 1 : 0;
			}
			offset += page.entries().size();
		}
		while (!page.entries().isEmpty() && offset < page.total());
		return recovered;
	}

	private boolean take(WeChatOpenComponentService.AuthorizerList.Entry entry) {
		String appId = entry.appId();
		String refreshToken = entry.refreshToken();
		AuthorizerDocument before = this.records.find(appId).orElse(null);
		if (refreshToken == null || before != null && before.refreshToken().equals(refreshToken)
				|| this.withdrawn.contains(appId)) {
			return false;
		}
		this.records
			.change(appId,
					(present) -> (present != null) ? present.withRefreshToken(refreshToken)
							: AuthorizerDocument.fresh(appId, refreshToken, List.of(), entry.authorizedAt() * 1000))
			.ifPresent(this::describe);
		return true;
	}

}
