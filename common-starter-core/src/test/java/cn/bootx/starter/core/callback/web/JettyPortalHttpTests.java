package cn.bootx.starter.core.callback.web;

class JettyPortalHttpTests extends PortalHttpContractTests {

	JettyPortalHttpTests() {
		super(PortalServer.Kind.JETTY);
	}

}
