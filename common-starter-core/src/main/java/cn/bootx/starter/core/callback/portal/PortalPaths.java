package cn.bootx.starter.core.callback.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import cn.bootx.starter.core.callback.Refusals;

/**
 * The paths of all portals, and what to do with the forms that a stranger may give to
 * one: a portal has one form of each path and takes GET and POST.
 */
final class PortalPaths {

	static final int PORTAL = 0;

	static final int OTHER = -1;

	private static final String LIBRARY = "cn.bootx.starter.";

	private static final Set<String> TAKEN = Set.of("GET", "POST");

	private final Supplier<Stream<String>> mapped;

	private volatile @Nullable List<PathPattern> patterns;

	/** The patterns of the application's portals are looked up with the first request. */
	PortalPaths(Supplier<Stream<String>> mapped) {
		this.mapped = mapped;
	}

	static boolean isPortal(HandlerMethod method) {
		return method.getBeanType().getName().startsWith(LIBRARY)
				&& Arrays.asList(method.getMethod().getParameterTypes()).contains(PortalRequest.class);
	}

	/**
	 * What to do with a request.
	 * @param path its path within the application, as it arrived
	 * @return the status with which it is refused before it gets to a portal;
	 * {@value #PORTAL} for a portal to answer; {@value #OTHER} for another address
	 */
	int judge(@Nullable String method, String path) {
		String plain = plain(path);
		PathContainer container = PathContainer.parsePath(plain);
		PathPattern portal = patterns().stream()
			.filter((pattern) -> pattern.matches(container))
			.findFirst()
			.orElse(null);
		if (portal == null) {
			return OTHER;
		}
		int refusal = !plain.equals(path) ? 404 : TAKEN.contains(String.valueOf(method)) ? PORTAL : 405;
		if (refusal != PORTAL) {
			Refusals.warn(portal.getPatternString(), refusal,
					(refusal == 404) ? "another form of the path" : "another method than GET and POST");
		}
		return refusal;
	}

	private List<PathPattern> patterns() {
		List<PathPattern> known = this.patterns;
		if (known == null) {
			known = this.mapped.get().distinct().map(PathPatternParser.defaultInstance::parse).toList();
			this.patterns = known;
		}
		return known;
	}

	/** Whether the framework would read the body itself, or fail on the type. */
	static boolean isOdd(@Nullable String contentType) {
		if (contentType == null || contentType.equals("text/xml") || contentType.equals("application/json")) {
			return false;
		}
		String type = contentType.toLowerCase(Locale.ROOT).strip();
		if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
			return true;
		}
		try {
			MimeTypeUtils.parseMimeType(contentType).getCharset();
			return false;
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	/** Without parameters, repeated and trailing slashes. */
	private static String plain(String path) {
		String plain = path;
		if (plain.indexOf(';') >= 0) {
			plain = plain.replaceAll(";[^/]*", "");
		}
		if (plain.contains("//")) {
			plain = plain.replaceAll("/{2,}", "/");
		}
		return (plain.length() > 1 && plain.endsWith("/")) ? plain.substring(0, plain.length() - 1) : plain;
	}

}
