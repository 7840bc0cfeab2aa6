package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechatopen.component.AuthorizerInfo;
import cn.bootx.starter.wechatopen.component.AuthorizerList;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Brings authorizers back whose records are gone: the platform still knows who authorized
 * the component, and their refresh tokens.
 */
final class LostAuthorizers {

	private static final Logger logger = LoggerFactory.getLogger(LostAuthorizers.class);

	private static final String API = "/cgi-bin/component/api_get_authorizer_info";

	private final WeChatOpenComponentService service;

	private final AuthorizerRecords records;

	private final WithdrawnAuthorizers withdrawn;

	private final Clock clock;

	LostAuthorizers(WeChatOpenComponentService service, AuthorizerRecords records, WithdrawnAuthorizers withdrawn,
			Clock clock) {
		this.service = service;
		this.records = records;
		this.withdrawn = withdrawn;
		this.clock = clock;
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
				.verdict(ErrorVerdict.of(ErrorCategory.PERMISSION, "let its administrator authorize again"))
				.build();
		}
		AuthorizerInfo info = this.service.authorizer(appId);
		String refreshToken = info.refreshToken();
		if (refreshToken == null) {
			throw PlatformException.of(Platform.WECHAT_OPEN, API)
				.code("no-refresh-token")
				.message("the refresh token of " + appId + " is lost, and the platform gave none")
				.verdict(ErrorVerdict.of(ErrorCategory.PERMISSION, "let its administrator authorize again"))
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
		AuthorizerList page;
		do {
			page = this.service.authorizers(offset, WeChatOpenComponentService.MAX_PAGE);
			for (AuthorizerList.Entry entry : page.entries()) {
				recovered += take(entry) ? 1 : 0;
			}
			offset += page.entries().size();
		}
		while (!page.entries().isEmpty() && offset < page.total());
		return recovered;
	}

	private boolean take(AuthorizerList.Entry entry) {
		String refreshToken = entry.refreshToken();
		AuthorizerDocument before = this.records.find(entry.appId()).orElse(null);
		if (refreshToken == null || before != null && before.refreshToken().equals(refreshToken)) {
			return false;
		}
		this.records.change(entry.appId(), (present) -> merge(present, entry, refreshToken));
		return true;
	}

	private AuthorizerDocument merge(@Nullable AuthorizerDocument present, AuthorizerList.Entry entry,
			String refreshToken) {
		if (present != null) {
			return present.withRefreshToken(refreshToken);
		}
		AuthorizerDocument fresh = AuthorizerDocument.fresh(entry.appId(), refreshToken, List.of(),
				entry.authorizedAt() * 1000);
		return fresh.describedBy(this.service.authorizer(entry.appId()));
	}

}
