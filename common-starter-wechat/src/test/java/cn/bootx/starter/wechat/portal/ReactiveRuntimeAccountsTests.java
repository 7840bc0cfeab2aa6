package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * Accounts of the record store on Spring WebFlux and Reactor Netty.
 */
class ReactiveRuntimeAccountsTests extends RuntimeAccountsContractTests {

	ReactiveRuntimeAccountsTests() {
		super(WebApplicationType.REACTIVE);
	}

}
