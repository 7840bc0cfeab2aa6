package cn.bootx.starter.core.callback.portal;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers of Spring MVC their {@link PortalRequest}, and keeps the bodies away
 * from those that take none.
 */
final class ServletPortalRequests implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private final PortalBodies bodies;

	ServletPortalRequests(PortalBodies bodies) {
		this.bodies = bodies;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new ServletUnreadBodies());
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PortalRequest.class;
	}

	@Override
	public PortalRequest resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		return new ServletPortalRequest((HttpServletRequest) request.getNativeRequest(), this.bodies);
	}

}
