package cn.bootx.starter.wechat.docs;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.testing.docs.PlatformDocsContract;
import cn.bootx.starter.wechat.autoconfigure.WeChatAppletAutoConfiguration;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;

class DocsTests extends PlatformDocsContract {

	@Override
	protected String reference() {
		return "wechat.md";
	}

	@Override
	protected String properties() {
		return "(wechat[^\"]*)";
	}

	/** The third-party platform's pages are another starter's. */
	@Override
	protected boolean isPageOf(String beginning, String name) {
		return super.isPageOf(beginning, name) && !name.startsWith("wechat-open");
	}

	@Override
	protected WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class,
					WeChatAppletAutoConfiguration.class))
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> false);
	}

}
