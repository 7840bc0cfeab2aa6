package cn.bootx.starter.core.callback.web;

class TomcatPortalHttpTests extends PortalHttpContractTests {

	TomcatPortalHttpTests() {
		super(PortalServer.Kind.TOMCAT);
	}

}
