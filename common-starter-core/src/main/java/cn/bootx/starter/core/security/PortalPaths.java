package cn.bootx.starter.core.security;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths of all portals, and what to do with the forms that a stranger may give to
 * one: a portal has one form of each path and takes GET and POST.
 */
final class PortalPaths {

	private static final String LIBRARY = "cn.bootx.starter.";

	/** What only a portal's method takes, see {@code PortalHttp}. */
	private static final Type PUSH = new ParameterizedTypeReference<RequestEntity<InputStreamResource>>() {
	}.getType();

	private final List<PathPattern> patterns;

	PortalPaths(Stream<String> patterns) {
		this.patterns = patterns.distinct().map(PathPatternParser.defaultInstance::parse).toList();
	}

	static boolean isPortal(Class<?> type, Method method) {
		return type.getName().startsWith(LIBRARY) && Arrays.asList(method.getGenericParameterTypes()).contains(PUSH);
	}

	/**
	 * Whether a path leads to a portal, be it in another form.
	 */
	boolean contains(String path) {
		if (this.patterns.isEmpty()) {
			return false;
		}
		PathContainer container = PathContainer.parsePath(plain(path));
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(container));
	}

	/**
	 * The status with which a request to a portal is refused before it gets there, or 0.
	 */
	static int refusal(@Nullable String method, String path) {
		if (!plain(path).equals(path)) {
			return 404;
		}
		return Set.of("GET", "POST").contains(String.valueOf(method)) ? 0 : 405;
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
