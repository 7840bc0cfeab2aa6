package cn.bootx.starter.integration.all;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * All four starters on WebFlux in Reactor Netty.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = AllStartersApplication.class,
		properties = "spring.main.web-application-type=reactive")
@ActiveProfiles("all")
class AllStartersReactiveTests extends AllStartersContract {

}
