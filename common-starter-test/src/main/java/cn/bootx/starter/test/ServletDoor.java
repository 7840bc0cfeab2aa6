package cn.bootx.starter.test;

import java.net.URI;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Calls Spring MVC, behind the application's filters.
 */
final class ServletDoor extends PortalDoor {

	private final ApplicationContext context;

	private volatile @Nullable MockMvc mvc;

	ServletDoor(ApplicationContext context) {
		this.context = context;
	}

	@Override
	Answer call(HttpExchange request, byte[] body) throws Exception {
		MockMvc started = mvc();
		// Not Spring's builder of requests: its methods differ between the lines.
		MvcResult result = started.perform((servlets) -> copy(servlets, request, body)).andReturn();
		if (result.getRequest().isAsyncStarted()) {
			result = started.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
		}
		MockHttpServletResponse response = result.getResponse();
		return new Answer(response.getStatus(), response.getContentType(), response.getContentAsByteArray());
	}

	private synchronized MockMvc mvc() {
		MockMvc known = this.mvc;
		if (known == null) {
			DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup((WebApplicationContext) this.context);
			this.context.getBeanProvider(Filter.class).orderedStream().forEach(builder::addFilters);
			known = builder.build();
			this.mvc = known;
		}
		return known;
	}

	private static MockHttpServletRequest copy(ServletContext servlets, HttpExchange exchange, byte[] body) {
		URI uri = exchange.getRequestURI();
		MockHttpServletRequest request = new MockHttpServletRequest(servlets, exchange.getRequestMethod(),
				uri.getRawPath());
		request.setQueryString(uri.getRawQuery());
		UriComponentsBuilder.fromUri(uri)
			.build(true)
			.getQueryParams()
			.forEach((name, values) -> values.forEach((value) -> request.addParameter(decoded(name), decoded(value))));
		exchange.getRequestHeaders()
			.forEach((name, values) -> values.forEach((value) -> request.addHeader(name, value)));
		Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).ifPresent(request::setContentType);
		request.setAsyncSupported(true);
		request.setRemoteAddr("127.0.0.1");
		request.setContent(body);
		return request;
	}

	private static String decoded(@Nullable String value) {
		return (value != null) ? UriUtils.decode(value.replace('+', ' '), "UTF-8") : "";
	}

}
