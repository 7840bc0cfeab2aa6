package cn.bootx.starter.wechat.admin;

import org.springframework.boot.WebApplicationType;

class ReactiveAdminTests extends AdminContractTests {

	ReactiveAdminTests() {
		super(WebApplicationType.REACTIVE);
	}

}
