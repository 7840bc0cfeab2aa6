package cn.bootx.starter.wechat.content.template;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatNoticeConfigurationTests {

	private static final String WECHAT = "bootx.starter.third.wechat.";

	private static final String NOTICE = WECHAT + "notice.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
		.withPropertyValues(WECHAT + "app-id=wx0123456789abcdef",
				WECHAT + "app-secret=s3cr3tOfTheAccount0123456789abcd");

	@Test
	void noticesNeedATemplate() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(WeChatNoticeSender.class)
			.hasSingleBean(WeChatTemplateLibrary.class)
			.hasSingleBean(WeChatSubscribeSender.class)
			.hasSingleBean(WeChatSubscribeTemplates.class)
			.hasSingleBean(WeChatOneTimeSubscription.class)
			.hasSingleBean(EventHandlers.NoticeReceipts.class)
			.getBeans(EventHandlers.Consents.class)
			.hasSize(2));
		this.runner.withPropertyValues(NOTICE + "template=alarm", NOTICE + "message=thing1")
			.run((context) -> assertThat(context).hasSingleBean(WeChatNoticeSender.class));
	}

	@Test
	void aHostsOwnBeanWins() {
		this.runner
			.withBean("ownTemplates", WeChatSubscribeTemplates.class,
					() -> new WeChatSubscribeTemplates(new WeChatAccounts(List.of())))
			.run((context) -> assertThat(context).getBeans(WeChatSubscribeTemplates.class)
				.containsOnlyKeys("ownTemplates"));
	}

	@Test
	void aMappingThatCannotWorkIsRefusedAtTheStart() {
		assertRefused("template", NOTICE + "template=");
		assertRefused("message", NOTICE + "template=alarm", NOTICE + "message=");
		assertRefused("message", NOTICE + "template=alarm", NOTICE + "heading=thing1");
		assertRefused("message", NOTICE + "template=alarm", NOTICE + "message=thing1", NOTICE + "date=thing1");
		assertRefused("message", NOTICE + "template=alarm");
		assertRefused("date-format", NOTICE + "template=alarm", NOTICE + "message=thing1",
				NOTICE + "date-format=yyyy-bb");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{{thing1.DATA}} {{time2.DATA}} {{thing3.DATA}} {{thing4.DATA}} | thing1 | thing3 | time2 | thing4
			{{date1.DATA}} {{character_string2.DATA}} {{thing3.DATA}} | character_string2 | thing3 | date1 | ''
			{{thing5.DATA}} | '' | thing5 | '' | ''
			""")
	void withoutAMappingItIsGuessedOfTheSyncedTemplate(String content, String heading, String message, String date,
			String remark) {
		assertThat(guess(content)).isEqualTo(new NoticeMapping(heading, message, date, remark));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{first.DATA}} {{keyword1.DATA}} {{remark.DATA}}", "{{time1.DATA}}",
			"{{thing1.DATA}} {{amount2.DATA}}", "{{thing1.DATA}} {{thing2.DATA}} {{thing3.DATA}} {{thing4.DATA}}" })
	void whatCannotBeGuessedIsRefusedWithTheVariables(String content) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> guess(content))
			.withMessageContaining(NOTICE + "message")
			.withMessageContaining(String.valueOf(template(content).variables()));
	}

	private static NoticeMapping guess(String content) {
		InMemoryRecordStore records = new InMemoryRecordStore();
		try (AccountFixture wechat = new AccountFixture()) {
			wechat.simulated().template("T1", "t", content);
			WeChatTemplateService templates = new WeChatTemplateService(wechat.accounts(), records, wechat.store());
			templates.sync();
			return NoticeMapping.of(new WeChatProperties.Notice("T1", null, null, null, null, "-", false, "", null),
					"T1", templates);
		}
	}

	private static WeChatTemplate template(String content) {
		return new WeChatTemplate("T1", null, "t", content, "", false);
	}

	@Test
	void theZoneMustExist() {
		this.runner
			.withPropertyValues(NOTICE + "template=alarm", NOTICE + "message=thing1", NOTICE + "zone=Mars/Olympus")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("Mars/Olympus"));
	}

	@Test
	void theCheckIsConfigurable() {
		this.runner.withPropertyValues(WECHAT + "template.check=values")
			.run((context) -> assertThat(context.getBean(WeChatProperties.class).template().check())
				.isEqualTo(WeChatProperties.Template.Check.VALUES));
	}

	@Test
	void everyValueOfThePropertyIsACheckOfTheSenders() {
		assertThat(WeChatProperties.Template.Check.values()).extracting(Enum::name)
			.containsExactly(Stream.of(WeChatTemplate.Check.values()).map(Enum::name).toArray(String[]::new));
	}

	private void assertRefused(String property, String... values) {
		this.runner.withPropertyValues(values)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(NOTICE + property));
	}

}
