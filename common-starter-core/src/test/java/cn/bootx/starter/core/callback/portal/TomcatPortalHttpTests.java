package cn.bootx.starter.core.callback.portal;

class TomcatPortalHttpTests extends PortalHttpContractTests {

	TomcatPortalHttpTests() {
		super(PortalServer.Kind.TOMCAT);
	}

}
