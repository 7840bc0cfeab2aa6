package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.bind.annotation.RequestMapping;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatArticleConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
		.withPropertyValues("bootx.starter.third.wechat.app-id=wx0123456789abcdef",
				"bootx.starter.third.wechat.app-secret=secret123");

	@Test
	void offersMediaAndArticlesAlsoWithoutAnyWebClass() {
		this.context.withClassLoader(new FilteredClassLoader(RequestMapping.class))
			.run((context) -> assertThat(context).hasSingleBean(WeChatMediaService.class)
				.hasSingleBean(WeChatArticleService.class)
				.hasSingleBean(WeChatPublications.ResultHandler.class));
	}

	@Test
	void leavesItsWorkToBeansOfTheHost() {
		WeChatArticleService own = new WeChatArticleService(new WeChatAccounts(List.of()), new InMemoryRecordStore(),
				Clock.systemUTC());
		this.context.withBean("own", WeChatArticleService.class, () -> own)
			.run((context) -> assertThat(context).getBean(WeChatArticleService.class).isSameAs(own));
	}

	@Test
	void isOffWithTheStarter() {
		this.context.withPropertyValues("bootx.starter.third.wechat.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatArticleService.class)
				.doesNotHaveBean(WeChatPublications.ResultHandler.class));
	}

}
