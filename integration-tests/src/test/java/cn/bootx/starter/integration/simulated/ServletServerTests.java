package cn.bootx.starter.integration.simulated;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = SimulatedHost.class,
		properties = { SimulatedPlatformsContract.STORES, SimulatedPlatformsContract.RECORDS,
				"spring.main.web-application-type=servlet" })
class ServletServerTests extends SimulatedPlatformsContract {

}
