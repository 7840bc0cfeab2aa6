package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * Accounts of the record store on Spring MVC and Tomcat.
 */
class ServletRuntimeAccountsTests extends RuntimeAccountsContractTests {

	ServletRuntimeAccountsTests() {
		super(WebApplicationType.SERVLET);
	}

}
