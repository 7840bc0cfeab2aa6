package cn.bootx.starter.wechatopen.docs;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.testing.docs.PlatformDocsContract;
import cn.bootx.starter.wechatopen.autoconfigure.WeChatOpenAutoConfiguration;

class DocsTests extends PlatformDocsContract {

	@Override
	protected String reference() {
		return "wechat-open.md";
	}

	@Override
	protected String properties() {
		return "wechat-open\\.([^\"]*)";
	}

	@Override
	protected WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatOpenAutoConfiguration.class));
	}

}
