package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.MultiValueMap;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.ClientBudget;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationLinks.AccountChoice;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/** Leads an administrator to the platform's authorization page and back. */
final class WeChatOpenAuthorizationFlow {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenAuthorizationFlow.class);

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

	private static final Pattern AUTH_TYPE = Pattern.compile("[1-9]");

	private static final Pattern AUTH_CODE = Pattern.compile("[\\x21-\\x7e]{1,1024}");

	private final WeChatOpenComponentService service;

	private final WeChatOpenAuthorizers authorizers;

	private final AuthorizationStates states;

	private final WeChatOpenAuthorizationLinks links;

	private final @Nullable WeChatOpenAuthorizationHandler handler;

	private final ClientBudget budget;

	private final URI callbackUrl;

	/**
	 * Makes the flow.
	 * @param handler the application's, or null
	 * @param maxPerMinute how often one client may open the page in a minute, over all
	 * nodes; 0 for no limit
	 * @param callbackUrl where browsers come back to, without query
	 */
	WeChatOpenAuthorizationFlow(WeChatOpenComponentService service, WeChatOpenAuthorizers authorizers,
			WeChatOpenAuthorizationLinks links, ExpiringStore store, @Nullable WeChatOpenAuthorizationHandler handler,
			int maxPerMinute, URI callbackUrl) {
		this.service = service;
		this.authorizers = authorizers;
		this.states = new AuthorizationStates(store, service.component().appId());
		this.links = links;
		this.handler = handler;
		this.budget = new ClientBudget(store, "auth-page:wechat-open:" + service.component().appId(), maxPerMinute,
				Duration.ofMinutes(1));
		this.callbackUrl = callbackUrl;
	}

	/** Where browsers come back to. */
	URI callbackUrl() {
		return this.callbackUrl;
	}

	/**
	 * Answers the browser that begins.
	 * @param client the browser's address as the server knows it, or empty
	 * @param insideWeChat whether it is the browser inside WeChat
	 * @param browser its cookie, or null
	 */
	AuthorizationPage start(String client, boolean insideWeChat, @Nullable String browser,
			MultiValueMap<String, String> query) {
		AccountChoice choice = choice(query.getFirst("auth_type"), query.getFirst("biz_appid"));
		String reference = query.getFirst("reference");
		if (choice == null || reference != null && !REFERENCE.matcher(reference).matches()) {
			return AuthorizationPage.problem(400, "链接中的参数不正确（auth_type、biz_appid 或 reference）。");
		}
		String key = (browser != null && AuthorizationStates.isKey(browser)) ? browser : AuthorizationStates.newKey();
		try {
			if (!this.budget.take(client)) {
				logger.warn("A client opened the authorization page more than {} times in a minute", this.budget.max());
				return AuthorizationPage.problem(429, "打开授权页过于频繁，请一分钟后再试。");
			}
			var code = this.service.preAuthCode();
			String redirectUri = this.callbackUrl + "?state=" + this.states.begin(key, reference);
			String link = insideWeChat ? this.links.forPhone(code, redirectUri, choice)
					: this.links.forComputer(code, redirectUri, choice);
			return AuthorizationPage.start(link, key);
		}
		catch (PlatformException | AccessTokens.UnavailableException | StoreUnavailableException ex) {
			logger.warn("The authorization page cannot be shown: {}", ex.getMessage());
			return AuthorizationPage.problem(503, "暂时无法发起授权，请稍后再试。");
		}
	}

	/** Answers the browser that comes back. */
	AuthorizationPage finish(@Nullable String state, @Nullable String browser, @Nullable String authCode) {
		Optional<String> begun;
		try {
			begun = this.states.finish(state, browser);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("An authorization cannot be finished now: {}", ex.getMessage());
			return AuthorizationPage.problem(503, "暂时无法完成授权，请稍后刷新本页。");
		}
		if (begun.isEmpty()) {
			logger.warn("Refused a redirect to the authorization callback: its state is unknown, used or another "
					+ "browser's");
			return AuthorizationPage.problem(403, "授权链接已失效或不是在本浏览器中打开的，请重新发起授权。");
		}
		if (authCode == null || !AUTH_CODE.matcher(authCode).matches()) {
			return AuthorizationPage.problem(400, "微信没有返回授权码，请重新发起授权。");
		}
		try {
			WeChatOpenAuthorizer authorizer = this.authorizers.authorize(authCode);
			String reference = begun.get().isEmpty() ? null : begun.get();
			URI next = (this.handler != null) ? this.handler.authorized(authorizer, reference) : null;
			return (next != null) ? AuthorizationPage.redirect(next.toString()) : AuthorizationPage.done(authorizer);
		}
		catch (PlatformException | AccessTokens.UnavailableException | StoreUnavailableException ex) {
			logger.warn("An authorization could not be finished: {}", ex.getMessage());
			return AuthorizationPage.problem(502, "微信没有接受授权码，请重新发起授权。");
		}
	}

	private static @Nullable AccountChoice choice(@Nullable String authType, @Nullable String bizAppId) {
		String type = (authType != null) ? authType : "3";
		boolean valid = AUTH_TYPE.matcher(type).matches() && (bizAppId == null || ID.matcher(bizAppId).matches());
		return valid ? new AccountChoice(Integer.parseInt(type), bizAppId) : null;
	}

}
