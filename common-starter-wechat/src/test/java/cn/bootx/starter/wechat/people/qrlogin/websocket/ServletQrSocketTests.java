package cn.bootx.starter.wechat.people.qrlogin.websocket;

import org.springframework.boot.WebApplicationType;

class ServletQrSocketTests extends QrSocketContractTests {

	ServletQrSocketTests() {
		super(WebApplicationType.SERVLET);
	}

}
