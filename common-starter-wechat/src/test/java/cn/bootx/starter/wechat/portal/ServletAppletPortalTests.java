package cn.bootx.starter.wechat.portal;

import org.springframework.boot.WebApplicationType;

/**
 * The mini program's portal on Spring MVC and Tomcat.
 */
class ServletAppletPortalTests extends AppletPortalContractTests {

	ServletAppletPortalTests() {
		super(WebApplicationType.SERVLET);
	}

}
