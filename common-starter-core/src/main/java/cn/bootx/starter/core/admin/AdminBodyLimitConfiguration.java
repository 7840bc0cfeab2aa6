package cn.bootx.starter.core.admin;

import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Refuses JSON of more than 1 MB for an {@link AdminEndpoint.Controller} of Spring MVC
 * before it is read: any client can send it, and it would be in memory as a whole before
 * the authorizer refuses the call. WebFlux has such a limit of its own,
 * {@code spring.codec.max-in-memory-size}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MappedInterceptor.class)
class AdminBodyLimitConfiguration {

	/** Spring MVC finds beans of this type without a host's configuration. */
	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdAdminBodyLimit")
	MappedInterceptor bootxThirdAdminBodyLimit() {
		return new MappedInterceptor(null, new BodyLimit());
	}

	private static final class BodyLimit implements HandlerInterceptor {

		/** A menu, the largest thing that is sent, has a few thousand. */
		private static final long MAX_BYTES = 1024 * 1024;

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
			return AdminEndpoint.Controller.class.isAssignableFrom(method.getBeanType())
					&& Arrays.stream(method.getMethodParameters())
						.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
		}

	}

}
