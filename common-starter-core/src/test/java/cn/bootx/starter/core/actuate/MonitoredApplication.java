package cn.bootx.starter.core.actuate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A host with the actuator, on a real port.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
		ManagementWebSecurityAutoConfiguration.class, ReactiveSecurityAutoConfiguration.class,
		ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class,
		DataSourceAutoConfiguration.class })
class MonitoredApplication {

	static ConfigurableApplicationContext start(WebApplicationType type) {
		SpringApplication application = new SpringApplication(MonitoredApplication.class);
		application.setWebApplicationType(type);
		return application.run("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=ERROR",
				"--bootx.starter.third.store.expiring=memory", "--bootx.starter.third.store.records=memory",
				"--management.endpoints.web.exposure.include=health,third",
				"--management.endpoint.health.show-details=always", "--management.health.redis.enabled=false");
	}

}
