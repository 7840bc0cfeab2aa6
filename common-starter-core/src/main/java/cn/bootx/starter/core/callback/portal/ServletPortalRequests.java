package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
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
		return new Push((HttpServletRequest) request.getNativeRequest());
	}

	/**
	 * A body that has arrived is read at once, so that the handlers can run on the
	 * servlet's thread; otherwise the container calls when there is more.
	 */
	private final class Push extends PortalRequest {

		private final HttpServletRequest request;

		Push(HttpServletRequest request) {
			super(true, request.getMethod(), request.getQueryString(),
					Objects.requireNonNullElse(request.getRemoteAddr(), ""));
			this.request = request;
		}

		@Override
		void headers(Map<String, String> headers) {
			this.request.getHeaderNames()
				.asIterator()
				.forEachRemaining((name) -> put(headers, name, this.request.getHeader(name)));
		}

		@Override
		long announced() {
			return UnreadBody.length(this.request);
		}

		@Override
		void read(IncomingBody body) {
			try {
				ServletInputStream stream = this.request.getInputStream();
				ServletInputStream sent = UnreadBody.sent(this.request);
				if (UnreadBody.isHere(this.request, sent)) {
					body.endWith(stream);
				}
				else if (stream == sent && this.request.isAsyncSupported()) {
					ServletPortalRequests.this.bodies.await(body);
					UnreadBody.onceAsync(this.request, stream, new Arrival(stream, body));
				}
				else {
					ServletPortalRequests.this.bodies.readHere(stream, body);
				}
			}
			catch (IllegalStateException ex) {
				// As characters.
				body.readBefore();
			}
			catch (IOException ex) {
				body.endedEarly();
			}
		}

		@Override
		PortalAnswer<ResponseEntity<byte[]>> close(AnswerNow refusal) {
			try {
				ServletInputStream sent = UnreadBody.sent(this.request);
				if (sent != null && !UnreadBody.isHere(this.request, sent) && this.request.isAsyncSupported()) {
					UnreadBody.onceAsync(this.request, sent, UnreadBody.LEFT);
					return super.close(refusal);
				}
			}
			catch (IOException ex) {
				// The client is gone.
			}
			return refusal;
		}

		private record Arrival(ServletInputStream stream, IncomingBody body) implements ReadListener {

			@Override
			public void onDataAvailable() throws IOException {
				byte[] chunk = new byte[PortalBodies.CHUNK];
				while (!this.body.isDone() && this.stream.isReady()) {
					int length = this.stream.read(chunk);
					if (length < 0) {
						this.body.end();
					}
					else {
						this.body.add(chunk, length);
					}
				}
			}

			@Override
			public void onAllDataRead() {
				this.body.end();
			}

			@Override
			public void onError(Throwable failure) {
				this.body.endedEarly();
			}

		}

	}

}
