package cn.bootx.starter.core.actuate;

import org.springframework.boot.WebApplicationType;

class NettyActuatorTests extends ActuatorContractTests {

	NettyActuatorTests() {
		super(WebApplicationType.REACTIVE);
	}

}
