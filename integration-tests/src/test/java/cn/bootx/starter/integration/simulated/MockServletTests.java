package cn.bootx.starter.integration.simulated;

import cn.bootx.starter.simulator.wechat.Fan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.MOCK, classes = SimulatedHost.class,
		properties = { SimulatedPlatformsContract.STORES, SimulatedPlatformsContract.RECORDS,
				"spring.main.web-application-type=servlet" })
class MockServletTests extends SimulatedPlatformsContract {

	@Nested
	class InANestedClass {

		@Test
		void thePlatformsAreTheSame(Fan fan) {
			fan.sends("nested").expectsReply("wechat: nested");
		}

	}

}
