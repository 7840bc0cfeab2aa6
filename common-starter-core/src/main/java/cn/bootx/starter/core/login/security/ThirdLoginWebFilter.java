package cn.bootx.starter.core.login.security;

import java.net.URI;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerAdapter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import cn.bootx.starter.core.login.LoginSettings;
import cn.bootx.starter.core.login.ThirdLoginController;

/**
 * What {@link ThirdLoginAuthenticationFilter} is on Spring MVC, on WebFlux. Add it at
 * {@code SecurityWebFiltersOrder.AUTHENTICATION}; the parameters of a {@code POST} stand
 * in the query.
 *
 * @since 0.1.0
 */
public final class ThirdLoginWebFilter extends AuthenticationWebFilter {

	private static final ServerRedirectStrategy REDIRECT = new DefaultServerRedirectStrategy();

	public ThirdLoginWebFilter(ThirdLoginAuthenticationProvider<?> provider) {
		super(new ReactiveAuthenticationManagerAdapter(new ProviderManager(provider)));
		LoginSettings settings = provider.logins().settings();
		setRequiresAuthenticationMatcher(
				(exchange) -> ThirdLoginAuthenticationFilter.matches(settings, method(exchange), path(exchange))
						? MatchResult.match() : MatchResult.notMatch());
		setServerAuthenticationConverter((exchange) -> Mono.just(token(provider, exchange)));
		setSecurityContextRepository(new WebSessionServerSecurityContextRepository());
		ServerAuthenticationSuccessHandler saved = (settings.target() != null)
				? new RedirectServerAuthenticationSuccessHandler(settings.target())
				: new RedirectServerAuthenticationSuccessHandler();
		setAuthenticationSuccessHandler((exchange, authentication) -> succeed(exchange, authentication, saved));
		LoginFailures failures = new LoginFailures(settings);
		setAuthenticationFailureHandler((exchange, failure) -> fail(exchange.getExchange(), failure, failures));
	}

	private static Authentication token(ThirdLoginAuthenticationProvider<?> provider, ServerWebExchange exchange) {
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		String code = query.getFirst("code");
		HttpCookie cookie = exchange.getRequest().getCookies().getFirst(ThirdLoginController.COOKIE);
		LoginSettings settings = provider.logins().settings();
		boolean callback = path(exchange).equals(settings.callbackPath());
		HttpHeaders headers = exchange.getRequest().getHeaders();
		boolean foreign = !callback && !settings.origins()
			.allow(exchange.getRequest().getURI(), headers.getFirst(HttpHeaders.ORIGIN),
					headers.getFirst("Sec-Fetch-Site"));
		return ThirdLoginToken.unauthenticated(provider.logins().platform(),
				new ThirdLoginToken.Request(callback, foreign, (code != null) ? code : query.getFirst("authCode"),
						query.getFirst("state"), (cookie != null) ? cookie.getValue() : null, query.getFirst("way"),
						query.getFirst("account")));
	}

	private static Mono<Void> succeed(WebFilterExchange exchange, Authentication authentication,
			ServerAuthenticationSuccessHandler saved) {
		String target = (authentication instanceof ThirdLoginToken token) ? token.getTarget() : null;
		return (target != null) ? REDIRECT.sendRedirect(exchange.getExchange(), URI.create(target))
				: saved.onAuthenticationSuccess(exchange, authentication);
	}

	private static Mono<Void> fail(ServerWebExchange exchange, AuthenticationException failure,
			LoginFailures failures) {
		String page = failures.page(failure);
		if (page != null) {
			return REDIRECT.sendRedirect(exchange, URI.create(page));
		}
		exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(LoginFailures.status(failure)));
		return exchange.getResponse().setComplete();
	}

	private static String method(ServerWebExchange exchange) {
		return exchange.getRequest().getMethod().name();
	}

	private static String path(ServerWebExchange exchange) {
		return exchange.getRequest().getPath().pathWithinApplication().value();
	}

}
