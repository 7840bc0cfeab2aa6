package cn.bootx.starter.core.callback.portal;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Matches exactly the requests that Spring MVC gives to a portal of this library. Asking
 * the mapping itself cannot be wrong about a path, a prefix or a method.
 */
final class ServletPortalMatcher implements RequestMatcher {

	private final Supplier<Stream<RequestMappingHandlerMapping>> mappings;

	private volatile @Nullable List<RequestMappingInfo> portals;

	/** The mappings of the application are looked up with the first request. */
	ServletPortalMatcher(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
		this.mappings = mappings;
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
		if (!parsed) {
			ServletRequestPathUtils.parseAndCache(request);
		}
		try {
			// Most requests are for something else and stop here. For the others the
			// mapping decides: a page of the host may have a more special path.
			return portals().stream().anyMatch((portal) -> portal.getMatchingCondition(request) != null)
					&& this.mappings.get().anyMatch((mapping) -> isPortal(mapping, request));
		}
		finally {
			if (!parsed) {
				ServletRequestPathUtils.clearParsedRequestPath(request);
			}
		}
	}

	private List<RequestMappingInfo> portals() {
		List<RequestMappingInfo> known = this.portals;
		if (known == null) {
			known = this.mappings.get()
				.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
				.filter((entry) -> PortalPaths.isPortal(entry.getValue()))
				.map(Map.Entry::getKey)
				.toList();
			this.portals = known;
		}
		return known;
	}

	private static boolean isPortal(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
		try {
			HandlerExecutionChain chain = mapping.getHandler(request);
			return chain != null && chain.getHandler() instanceof HandlerMethod method && PortalPaths.isPortal(method);
		}
		catch (Exception ex) {
			// Another method or media type than the mapped ones: no portal takes it.
			return false;
		}
	}

}
