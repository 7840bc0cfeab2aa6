package cn.bootx.starter.wecom.docs;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.testing.docs.PlatformDocsContract;
import cn.bootx.starter.wecom.autoconfigure.WeComAutoConfiguration;

class DocsTests extends PlatformDocsContract {

	@Override
	protected String reference() {
		return "wecom.md";
	}

	@Override
	protected String properties() {
		return "(wecom[^\"]*)";
	}

	@Override
	protected WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeComAutoConfiguration.class))
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> false);
	}

}
