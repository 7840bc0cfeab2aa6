package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * The mini program's portal on Spring WebFlux and Reactor Netty.
 */
class ReactiveAppletPortalTests extends AppletPortalContractTests {

	ReactiveAppletPortalTests() {
		super(WebApplicationType.REACTIVE);
	}

}
