package cn.bootx.starter.wechat.people.qrlogin.websocket;

import org.springframework.boot.WebApplicationType;

class ReactiveQrSocketTests extends QrSocketContractTests {

	ReactiveQrSocketTests() {
		super(WebApplicationType.REACTIVE);
	}

}
