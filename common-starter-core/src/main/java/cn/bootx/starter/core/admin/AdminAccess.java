package cn.bootx.starter.core.admin;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * A call of an admin endpoint, as the {@link ThirdAdminAuthorizer} sees it.
 *
 * @param method HTTP method
 * @param path path of the request, without query
 * @param principal who the web stack says it is, or null for nobody
 * @since 0.1.0
 */
public record AdminAccess(String method, String path, @Nullable Principal principal) {
}
