package cn.bootx.starter.core.callback.web;

import org.springframework.boot.WebApplicationType;

class TomcatPortalHttpTests extends PortalHttpContractTests {

	TomcatPortalHttpTests() {
		super(WebApplicationType.SERVLET);
	}

}
