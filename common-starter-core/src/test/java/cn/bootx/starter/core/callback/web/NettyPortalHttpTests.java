package cn.bootx.starter.core.callback.web;

import org.springframework.boot.WebApplicationType;

class NettyPortalHttpTests extends PortalHttpContractTests {

	NettyPortalHttpTests() {
		super(WebApplicationType.REACTIVE);
	}

}
