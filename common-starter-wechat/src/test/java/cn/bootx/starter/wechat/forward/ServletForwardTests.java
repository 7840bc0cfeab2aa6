package cn.bootx.starter.wechat.forward;

import org.springframework.boot.WebApplicationType;

/**
 * Forwarding on Spring MVC.
 */
class ServletForwardTests extends ForwardContractTests {

	ServletForwardTests() {
		super(WebApplicationType.SERVLET);
	}

}
