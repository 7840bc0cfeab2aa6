package cn.bootx.starter.core.actuate;

import org.springframework.boot.WebApplicationType;

class TomcatActuatorTests extends ActuatorContractTests {

	TomcatActuatorTests() {
		super(WebApplicationType.SERVLET);
	}

}
