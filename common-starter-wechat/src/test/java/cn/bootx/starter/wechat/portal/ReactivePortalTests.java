package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * The portal on Spring WebFlux and Reactor Netty.
 */
class ReactivePortalTests extends PortalContractTests {

	ReactivePortalTests() {
		super(WebApplicationType.REACTIVE);
	}

}
