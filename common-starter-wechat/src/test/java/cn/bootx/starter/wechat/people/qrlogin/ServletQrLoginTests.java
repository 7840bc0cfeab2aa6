package cn.bootx.starter.wechat.people.qrlogin;

import org.springframework.boot.WebApplicationType;

/**
 * QR login on Spring MVC and Tomcat.
 */
class ServletQrLoginTests extends QrLoginContractTests {

	ServletQrLoginTests() {
		super(WebApplicationType.SERVLET);
	}

}
