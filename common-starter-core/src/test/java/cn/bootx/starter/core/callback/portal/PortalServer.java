package cn.bootx.starter.core.callback.portal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The portal on a real server.
 */
final class PortalServer implements AutoCloseable {

	private final Kind kind;

	private @Nullable ConfigurableApplicationContext context;

	PortalServer(Kind kind) {
		this.kind = kind;
	}

	/** Starts it and returns its port. */
	int start(String... properties) {
		SpringApplication application = new SpringApplication(PortalApplication.class);
		application.setWebApplicationType(this.kind.type);
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off",
				"--logging.level.root=WARN", "--test.server=" + this.kind));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		this.context = application.run(arguments.toArray(String[]::new));
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	/** What it runs on. */
	enum Kind {

		/** Spring MVC. */
		TOMCAT(WebApplicationType.SERVLET),

		/** Spring MVC. */
		JETTY(WebApplicationType.SERVLET),

		/** WebFlux. */
		NETTY(WebApplicationType.REACTIVE),

		/** WebFlux in a servlet container. */
		REACTIVE_TOMCAT(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Kind(WebApplicationType type) {
			this.type = type;
		}

	}

}
