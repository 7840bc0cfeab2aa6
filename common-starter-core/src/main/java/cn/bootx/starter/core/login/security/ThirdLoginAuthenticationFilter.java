package cn.bootx.starter.core.login.security;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

import cn.bootx.starter.core.login.LoginSettings;
import cn.bootx.starter.core.login.ThirdLoginController;

/**
 * Takes the call-back of a login on a platform as form login takes a password, on Spring
 * MVC: {@code GET} and {@code POST …/callback}, and {@code POST …/code}. The user is kept
 * in the session, whose id changes; the browser goes to the target that it began with, or
 * to the page that it was refused before. Put it into a filter chain before
 * {@code UsernamePasswordAuthenticationFilter}, permit the login's path, and leave the
 * protection against CSRF on.
 *
 * @since 0.1.0
 */
public final class ThirdLoginAuthenticationFilter extends AbstractAuthenticationProcessingFilter {

	private final ThirdLoginAuthenticationProvider<?> provider;

	public ThirdLoginAuthenticationFilter(ThirdLoginAuthenticationProvider<?> provider) {
		// Spring Security's own matchers for a path are not the same in 6 and 7.
		super((request) -> matches(provider.logins().settings(), request.getMethod(), pathOf(request)),
				new ProviderManager(provider));
		this.provider = provider;
		setSecurityContextRepository(new DelegatingSecurityContextRepository(
				new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository()));
		setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
		setAuthenticationSuccessHandler(new ToTarget(provider.logins().settings()));
		LoginFailures failures = new LoginFailures(provider.logins().settings());
		setAuthenticationFailureHandler((request, response, failure) -> fail(failures, response, failure));
	}

	static boolean matches(LoginSettings settings, String method, String path) {
		boolean post = method.equals("POST");
		return (post || method.equals("GET")) && path.equals(settings.callbackPath())
				|| post && path.equals(settings.codePath());
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		String code = request.getParameter("code");
		LoginSettings settings = this.provider.logins().settings();
		boolean callback = pathOf(request).equals(settings.callbackPath());
		boolean foreign = !callback && !settings.origins()
			.allow(URI.create(request.getRequestURL().toString()), request.getHeader("Origin"),
					request.getHeader("Sec-Fetch-Site"));
		ThirdLoginToken token = ThirdLoginToken.unauthenticated(this.provider.logins().platform(),
				new ThirdLoginToken.Request(callback, foreign, (code != null) ? code : request.getParameter("authCode"),
						request.getParameter("state"), cookie(request), request.getParameter("way"),
						request.getParameter("account")));
		token.setDetails(this.authenticationDetailsSource.buildDetails(request));
		return getAuthenticationManager().authenticate(token);
	}

	private static void fail(LoginFailures failures, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		String page = failures.page(failure);
		if (page != null) {
			response.sendRedirect(page);
		}
		else {
			response.sendError(LoginFailures.status(failure));
		}
	}

	private static @Nullable String cookie(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return (cookies == null) ? null
				: Arrays.stream(cookies)
					.filter((cookie) -> cookie.getName().equals(ThirdLoginController.COOKIE))
					.map(Cookie::getValue)
					.findFirst()
					.orElse(null);
	}

	private static String pathOf(HttpServletRequest request) {
		String info = request.getPathInfo();
		return (info != null) ? request.getServletPath() + info : request.getServletPath();
	}

	/** Where the browser wished to go, which was checked when it said so. */
	private static final class ToTarget extends SavedRequestAwareAuthenticationSuccessHandler {

		ToTarget(LoginSettings settings) {
			if (settings.target() != null) {
				setDefaultTargetUrl(settings.target());
			}
		}

		@Override
		public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
				Authentication authentication) throws IOException, ServletException {
			String target = (authentication instanceof ThirdLoginToken token) ? token.getTarget() : null;
			if (target == null) {
				super.onAuthenticationSuccess(request, response, authentication);
				return;
			}
			clearAuthenticationAttributes(request);
			response.sendRedirect(target);
		}

	}

}
