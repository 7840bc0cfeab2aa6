package cn.bootx.starter.integration.monitoring;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * Monitoring on Spring WebFlux.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = MonitoredApplication.class,
		properties = { "spring.main.web-application-type=reactive", "bootx.starter.third.wecom.runtime-agents=true",
				"management.endpoints.web.exposure.include=health,third,metrics",
				"management.endpoint.health.show-details=always" })
@ActiveProfiles("all")
class MonitoringReactiveTests extends MonitoringContract {

}
