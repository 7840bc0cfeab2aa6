package cn.bootx.starter.core.callback.portal;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leaves the bodies of requests to {@link BodilessController}s of Spring MVC unread, and
 * closes the connection of one that has not arrived.
 */
final class ServletUnreadBodies implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (isBegin(request, handler)) {
			// Who has the stream gets no parameter of a form from the server any more.
			ServletInputStream sent = UnreadBody.sent(request);
			if (sent != null && !UnreadBody.isHere(request, sent) && request.isAsyncSupported()) {
				response.setHeader(HttpHeaders.CONNECTION, "close");
				UnreadBody.onceAsync(request, sent, UnreadBody.LEFT);
			}
		}
		return true;
	}

	/** Of a request that did not get as far as the controller's method. */
	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) throws IOException {
		if (isBegin(request, handler) && !request.isAsyncStarted()) {
			UnreadBody.leave(request);
		}
	}

	private static boolean isBegin(HttpServletRequest request, Object handler) {
		return request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method
				&& BodilessController.class.isAssignableFrom(method.getBeanType());
	}

}
