package cn.bootx.starter.core.callback.web;

class ReactiveTomcatPortalHttpTests extends PortalHttpContractTests {

	ReactiveTomcatPortalHttpTests() {
		super(PortalServer.Kind.REACTIVE_TOMCAT);
	}

}
