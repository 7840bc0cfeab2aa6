package cn.bootx.starter.dingtalk.docs;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkAutoConfiguration;
import cn.bootx.starter.testing.docs.PlatformDocsContract;

class DocsTests extends PlatformDocsContract {

	@Override
	protected String reference() {
		return "dingtalk.md";
	}

	@Override
	protected String properties() {
		return "ding-talk\\.([^\"]*)";
	}

	@Override
	protected WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, DingTalkAutoConfiguration.class))
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> false)
			// Nothing of a page may be called from a build.
			.withSystemProperties("bootx.starter.third.ding-talk.hosts.api=http://127.0.0.1:1",
					"bootx.starter.third.ding-talk.hosts.oapi=http://127.0.0.1:1");
	}

}
