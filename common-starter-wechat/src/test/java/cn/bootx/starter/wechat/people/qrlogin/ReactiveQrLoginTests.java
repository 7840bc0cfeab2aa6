package cn.bootx.starter.wechat.people.qrlogin;

import org.springframework.boot.WebApplicationType;

/**
 * QR login on Spring WebFlux and Reactor Netty.
 */
class ReactiveQrLoginTests extends QrLoginContractTests {

	ReactiveQrLoginTests() {
		super(WebApplicationType.REACTIVE);
	}

}
