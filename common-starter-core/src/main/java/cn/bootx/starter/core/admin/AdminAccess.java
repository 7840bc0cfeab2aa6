package cn.bootx.starter.core.admin;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * A call of an admin endpoint, as the {@link ThirdAdminAuthorizer} sees it.
 *
 * @param method HTTP method
 * @param path path of the request, without query
 * @param principal user name according to the web stack, or null for an anonymous request
 * @since 0.1.0
 */
public record AdminAccess(String method, String path, @Nullable Principal principal) {
}
