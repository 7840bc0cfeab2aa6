package cn.bootx.starter.core.callback.web;

class NettyPortalHttpTests extends PortalHttpContractTests {

	NettyPortalHttpTests() {
		super(PortalServer.Kind.NETTY);
	}

}
