package cn.bootx.starter.wechat.autoconfigure;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.bind.annotation.RequestMapping;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.StoreAutoConfiguration;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.article.WeChatPublications;
import cn.bootx.starter.wechat.content.article.WeChatPublishResultHandler;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatArticleConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class, CoreAutoConfiguration.class,
				WeChatAutoConfiguration.class))
		.withPropertyValues("bootx.starter.third.wechat.app-id=wx0123456789abcdef",
				"bootx.starter.third.wechat.app-secret=secret123");

	@Test
	void offersMediaAndArticlesAlsoWithoutAnyWebClass() {
		this.context.withClassLoader(new FilteredClassLoader(RequestMapping.class))
			.run((context) -> assertThat(context).hasSingleBean(WeChatMediaService.class)
				.hasSingleBean(WeChatArticleService.class)
				.hasSingleBean(WeChatPublications.class)
				.hasSingleBean(WeChatPublishResultHandler.class));
	}

	@Test
	void leavesItsWorkToBeansOfTheHost() {
		WeChatPublications own = new WeChatPublications(new InMemoryRecordStore(), Clock.systemUTC());
		this.context.withBean("own", WeChatPublications.class, () -> own)
			.run((context) -> assertThat(context).getBean(WeChatPublications.class).isSameAs(own));
	}

	@Test
	void isOffWithTheStarter() {
		this.context.withPropertyValues("bootx.starter.third.wechat.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatArticleService.class)
				.doesNotHaveBean(WeChatPublishResultHandler.class));
	}

}
