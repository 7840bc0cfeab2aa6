package cn.bootx.starter.core.autoconfigure.admin;

import cn.bootx.starter.core.admin.web.AdminController;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses JSON of more than {@value #MAX_BYTES} bytes for an {@link AdminController} of
 * Spring MVC before it is read: any client can send it, and it would be in memory as a
 * whole before the authorizer refuses the call. WebFlux has such a limit of its own,
 * {@code spring.codec.max-in-memory-size}.
 */
final class AdminBodyLimit implements HandlerInterceptor {

	/** A menu, the largest thing that is sent, has a few thousand. */
	static final long MAX_BYTES = 1024 * 1024;

	private static final int LENGTH_REQUIRED = 411;

	private static final int TOO_LARGE = 413;

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!(handler instanceof HandlerMethod method) || !takesJson(method)) {
			return true;
		}
		long length = request.getContentLengthLong();
		if (length >= 0 && length <= MAX_BYTES) {
			return true;
		}
		response.setStatus((length < 0) ? LENGTH_REQUIRED : TOO_LARGE);
		return false;
	}

	private static boolean takesJson(HandlerMethod method) {
		if (AdminController.class.isAssignableFrom(method.getBeanType())) {
			for (MethodParameter parameter : method.getMethodParameters()) {
				if (parameter.hasParameterAnnotation(RequestBody.class)) {
					return true;
				}
			}
		}
		return false;
	}

}
