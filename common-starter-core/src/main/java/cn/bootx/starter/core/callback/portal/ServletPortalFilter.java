package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Keeps everything away from Spring MVC that it would answer in a portal's place with a
 * page or a trace: other methods and forms of the path, and content types that make it
 * read the body itself or fail. A portal's refusal has an empty body.
 */
final class ServletPortalFilter implements Filter, Ordered {

	private final PortalPaths paths;

	/** The mappings of the application are looked up with the first request. */
	ServletPortalFilter(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
		this.paths = new PortalPaths(() -> mappings.get()
			.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
			.filter((entry) -> PortalPaths.isPortal(entry.getValue()))
			.flatMap((entry) -> entry.getKey().getPatternValues().stream()));
	}

	/** Before the filters of the application, which may read the body of a form. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest push) || !(response instanceof HttpServletResponse answer)) {
			chain.doFilter(request, response);
			return;
		}
		int verdict = this.paths.judge(push.getMethod(),
				push.getRequestURI().substring(push.getContextPath().length()));
		switch (verdict) {
			case PortalPaths.OTHER -> chain.doFilter(request, response);
			case PortalPaths.PORTAL ->
				chain.doFilter(PortalPaths.isOdd(push.getContentType()) ? new Typeless(push) : push, new Bare(answer));
			default -> {
				answer.setStatus(verdict);
				answer.setHeader("Connection", "close");
				UnreadBody.leave(push);
			}
		}
	}

	/** A push whose type is not looked at. */
	private static final class Typeless extends HttpServletRequestWrapper {

		private static final String NAME = "Content-Type";

		Typeless(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getContentType() {
			return null;
		}

		@Override
		public @Nullable String getHeader(String name) {
			return NAME.equalsIgnoreCase(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return NAME.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.enumeration(Collections.list(super.getHeaderNames())
				.stream()
				.filter((name) -> !NAME.equalsIgnoreCase(name))
				.toList());
		}

	}

	/** An answer without a page: what is refused is refused with its status alone. */
	private static final class Bare extends HttpServletResponseWrapper {

		Bare(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void sendError(int status, String message) throws IOException {
			sendError(status);
		}

		@Override
		public void sendError(int status) throws IOException {
			if (status < 400 || status >= 500) {
				super.sendError(status);
			}
			else {
				resetBuffer();
				setStatus(status);
			}
		}

	}

}
