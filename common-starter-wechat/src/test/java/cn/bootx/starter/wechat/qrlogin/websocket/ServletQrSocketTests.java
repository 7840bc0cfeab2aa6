package cn.bootx.starter.wechat.qrlogin.websocket;

import org.springframework.boot.WebApplicationType;

class ServletQrSocketTests extends QrSocketContractTests {

	ServletQrSocketTests() {
		super(WebApplicationType.SERVLET);
	}

}
