package cn.bootx.starter.core.admin;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the admin endpoints (menus, templates, media, robots). They are
 * mapped only where a platform's {@code admin.enabled} is true, and then a bean of this
 * type must exist: there is no default that lets anybody in.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ThirdAdminAuthorizer {

	/**
	 * Whether the call is allowed. Called before anything is done; a refused call is
	 * answered with 403 and an empty body. Only JSON was read by then, of a limited
	 * length. Where that comes slowly, Spring MVC asks before it is read, and once more
	 * after that. On WebFlux it is called on the event loop, so it must not block there.
	 */
	boolean isAllowed(Access access);

	/**
	 * A call of an admin endpoint.
	 *
	 * @param method HTTP method
	 * @param path path of the request, without query
	 * @param principal user name according to the web stack, or null for an anonymous
	 * request
	 */
	record Access(String method, String path, @Nullable Principal principal) {
	}

}
