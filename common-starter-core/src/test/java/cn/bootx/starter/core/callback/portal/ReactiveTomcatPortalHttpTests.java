package cn.bootx.starter.core.callback.portal;

class ReactiveTomcatPortalHttpTests extends PortalHttpContractTests {

	ReactiveTomcatPortalHttpTests() {
		super(PortalServer.Kind.REACTIVE_TOMCAT);
	}

}
