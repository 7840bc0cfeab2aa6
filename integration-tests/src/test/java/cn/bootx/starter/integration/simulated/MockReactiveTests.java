package cn.bootx.starter.integration.simulated;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.MOCK, classes = SimulatedHost.class,
		properties = { SimulatedPlatformsContract.STORES, SimulatedPlatformsContract.RECORDS,
				"spring.main.web-application-type=reactive" })
class MockReactiveTests extends SimulatedPlatformsContract {

}
