package cn.bootx.starter.wechat.forward;

import org.springframework.boot.WebApplicationType;

/**
 * Forwarding on WebFlux.
 */
class ReactiveForwardTests extends ForwardContractTests {

	ReactiveForwardTests() {
		super(WebApplicationType.REACTIVE);
	}

}
