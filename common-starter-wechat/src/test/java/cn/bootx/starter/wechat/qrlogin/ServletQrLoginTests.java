package cn.bootx.starter.wechat.qrlogin;

import org.springframework.boot.WebApplicationType;

/**
 * QR login on Spring MVC and Tomcat.
 */
class ServletQrLoginTests extends QrLoginContractTests {

	ServletQrLoginTests() {
		super(WebApplicationType.SERVLET);
	}

}
