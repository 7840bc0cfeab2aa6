package cn.bootx.starter.core.callback.portal;

class NettyPortalHttpTests extends PortalHttpContractTests {

	NettyPortalHttpTests() {
		super(PortalServer.Kind.NETTY);
	}

}
