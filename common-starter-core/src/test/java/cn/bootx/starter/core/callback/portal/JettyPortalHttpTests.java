package cn.bootx.starter.core.callback.portal;

class JettyPortalHttpTests extends PortalHttpContractTests {

	JettyPortalHttpTests() {
		super(PortalServer.Kind.JETTY);
	}

}
