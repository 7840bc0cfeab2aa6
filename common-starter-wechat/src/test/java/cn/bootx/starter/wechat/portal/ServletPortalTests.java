package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * The portal on Spring MVC and Tomcat.
 */
class ServletPortalTests extends PortalContractTests {

	ServletPortalTests() {
		super(WebApplicationType.SERVLET);
	}

}
