package cn.bootx.starter.core.admin;

import java.io.IOException;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.MappedInterceptor;

import cn.bootx.starter.core.callback.portal.UnreadBody;

/**
 * Refuses JSON of more than 1 MB for an {@link AdminEndpoint.Controller} of Spring MVC
 * before it is read: any client can send it, and it would be in memory as a whole before
 * the authorizer refuses the call. WebFlux has such a limit of its own,
 * {@code spring.codec.max-in-memory-size}. JSON that has not arrived would hold a thread,
 * so the authorizer is asked before it is read.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(MappedInterceptor.class)
class AdminBodyLimitConfiguration {

	/** Spring MVC finds beans of this type without a host's configuration. */
	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdAdminBodyLimit")
	MappedInterceptor bootxThirdAdminBodyLimit(ObjectProvider<ThirdAdminAuthorizer> authorizer) {
		return new MappedInterceptor(null, new BodyLimit(authorizer));
	}

	private record BodyLimit(ObjectProvider<ThirdAdminAuthorizer> authorizer) implements HandlerInterceptor {

		/** A menu, the largest thing that is sent, has a few thousand. */
		private static final long MAX_BYTES = 1024 * 1024;

		private static final int FORBIDDEN = 403;

		private static final int LENGTH_REQUIRED = 411;

		private static final int TOO_LARGE = 413;

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
				throws IOException {
			if (!(handler instanceof HandlerMethod method) || !takesJson(method)) {
				return true;
			}
			long length = request.getContentLengthLong();
			int refusal = (length < 0) ? LENGTH_REQUIRED : (length > MAX_BYTES) ? TOO_LARGE : FORBIDDEN;
			if (refusal == FORBIDDEN && (UnreadBody.isHere(request) || isAllowed(request))) {
				return true;
			}
			response.setStatus(refusal);
			response.setHeader(HttpHeaders.CONNECTION, "close");
			UnreadBody.leave(request);
			return false;
		}

		private boolean isAllowed(HttpServletRequest request) {
			String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
			return this.authorizer.getObject()
				.isAllowed(new ThirdAdminAuthorizer.Access(request.getMethod(), path, request.getUserPrincipal()));
		}

		private static boolean takesJson(HandlerMethod method) {
			return AdminEndpoint.Controller.class.isAssignableFrom(method.getBeanType())
					&& Arrays.stream(method.getMethodParameters())
						.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
		}

	}

}
