package cn.bootx.starter.wechat.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.account.AccountRefresh;
import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WatchedRecordStore;
import cn.bootx.starter.wechat.autoconfigure.WeChatAutoConfiguration;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.media.WeChatMediaService;
import cn.bootx.starter.wechat.content.menu.WeChatMenuService;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;
import cn.bootx.starter.wechat.people.fan.WeChatFanService;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;
import cn.bootx.starter.wechat.portal.WeChatPortalController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class WeChatRuntimeAccountsTests {

	private static final String PREFIX = "bootx.starter.third.wechat.";

	private static final WeChatAccount.Settings SHOP = WeChatAccount.Settings.of("shop", "wxshop", "s3cr3t");

	private final WatchedRecordStore store = new WatchedRecordStore();

	private final WebApplicationContextRunner context = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
		.withBean(RecordStore.class, () -> this.store);

	private final WebApplicationContextRunner runtimeOnly = this.context
		.withPropertyValues(PREFIX + "runtime-accounts=true");

	@Test
	void isOffByDefaultAndThenNeverAsksTheStore() {
		this.context.withPropertyValues(PREFIX + "app-id=wx1", PREFIX + "app-secret=s3cr3t").run((context) -> {
			assertThat(context).doesNotHaveBean(AccountRefresh.class);
			WeChatAccounts accounts = context.getBean(WeChatAccounts.class);
			assertThat(accounts.find("shop")).isEmpty();
			assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> accounts.add(SHOP))
				.withMessageContaining(PREFIX + "runtime-accounts");
			assertThat(this.store.readers()).isEmpty();
		});
	}

	@Test
	void everythingStartsWithoutAConfiguredAccount() {
		this.runtimeOnly
			.withPropertyValues(PREFIX + "template.record-sends=true", PREFIX + "qr-login.enabled=true",
					PREFIX + "qr-login.account=shop", PREFIX + "fans.track=true", PREFIX + "notice.template=order",
					PREFIX + "notice.message=thing1", PREFIX + "portal.forward[0].url=http://127.0.0.1:9/",
					PREFIX + "admin.enabled=true")
			.withBean(ThirdAdminAuthorizer.class, () -> (access) -> true)
			.run((context) -> {
				assertThat(context).hasNotFailed()
					.hasSingleBean(WeChatPortalController.class)
					.hasSingleBean(WxMpMessageRouter.class)
					.hasSingleBean(WeChatQrLoginService.class)
					.doesNotHaveBean(WxMpService.class);
				context.getBean(WeChatAccounts.class).add(SHOP);
				assertThat(context.getBean(WeChatMenuService.class).account("shop").findAll()).isEmpty();
				assertThat(context.getBean(WeChatTemplateService.class).account("shop").findAll()).isEmpty();
				assertThat(context.getBean(WeChatTemplateSender.class).account("shop")).isNotNull();
				assertThat(context.getBean(WeChatMediaService.class).account("shop")).isNotNull();
				assertThat(context.getBean(WeChatArticleService.class).account("shop")).isNotNull();
				assertThat(context.getBean(WeChatFanService.class).account("shop").count()).isZero();
				assertThatExceptionOfType(PlatformException.class)
					.isThrownBy(() -> context.getBean(WeChatMenuService.class).findAll())
					.withMessageContaining("no account 'default'")
					.withMessageContaining(PREFIX + "app-id");
				assertThatExceptionOfType(PlatformException.class)
					.isThrownBy(() -> context.getBean(WeChatQrLoginService.class).applyQrCode("127.0.0.1"))
					.withMessageContaining("'shop' has no token");
			});
	}

	@Test
	void loadsTheStoredAccountsOnStart() {
		this.runtimeOnly.run((context) -> context.getBean(WeChatAccounts.class).add(SHOP));
		this.store.readers().clear();
		this.runtimeOnly.run((context) -> {
			assertThat(context.getBean(WeChatAccounts.class).known("shop")).isPresent();
			assertThat(this.store.readers()).isEmpty();
		});
	}

	@Test
	void sealsSecretsWithTheKeyOfTheProperties() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeChatAutoConfiguration.class))
			.withPropertyValues(PREFIX + "runtime-accounts=true",
					"bootx.starter.third.store.encryption-key=" + "A".repeat(43) + "=")
			.run((context) -> {
				context.getBean(WeChatAccounts.class).add(SHOP);
				assertThat(context.getBean(RecordStore.class).getClass().getSimpleName())
					.isEqualTo("EncryptingRecordStore");
				assertThat(context.getBean(WeChatAccounts.class).stored()).containsExactly(SHOP);
			});
	}

	@Test
	void accountsOfThePropertiesAreNotAddedAgain() {
		this.runtimeOnly
			.withPropertyValues(PREFIX + "accounts.club.app-id=wxclub", PREFIX + "accounts.club.app-secret=s3cr3t")
			.run((context) -> {
				WeChatAccounts registry = context.getBean(WeChatAccounts.class);
				assertThatExceptionOfType(InvalidAccountException.class)
					.isThrownBy(() -> registry.add(WeChatAccount.Settings.of("club", "wxother", "s3cr3t")));
				assertThatExceptionOfType(InvalidAccountException.class)
					.isThrownBy(() -> registry.add(WeChatAccount.Settings.of("other", "wxclub", "s3cr3t")))
					.withMessageContaining("account 'club'");
				assertThat(context.getBean(WeChatAccounts.class).primary().name()).isEqualTo("club");
			});
	}

	@Test
	void failsWithAnIntervalThatIsTooShort() {
		this.runtimeOnly.withPropertyValues(PREFIX + "account-refresh=10ms")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(PREFIX + "account-refresh")
				.hasMessageContaining("1s"));
	}

	@Test
	void qrLoginNeedsTheNameOfItsAccount() {
		this.runtimeOnly.withPropertyValues(PREFIX + "qr-login.enabled=true")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(PREFIX + "qr-login.account")
				.hasMessageContaining("no account is configured"));
	}

	@Test
	void startsWithoutTheStoreAndReadsItWhenItIsBack(CapturedOutput output) {
		this.store.down(true);
		try (AccountFixture wechat = new AccountFixture(); Scheduler scheduler = new Scheduler()) {
			WeChatAccounts accounts = new WeChatAccounts(List.of(),
					wechat.factory().runtime(this.store, wechat.clock()));
			AccountRefresh refresh = new AccountRefresh(accounts, Duration.ofSeconds(30), scheduler, (event) -> {
			});
			refresh.start();
			assertThat(scheduler.every).isEqualTo(30_000);
			scheduler.tasks.forEach(Runnable::run);
			scheduler.tasks.forEach(Runnable::run);
			assertThat(output).containsOnlyOnce("can be read, those").contains("watched");
			this.store.down(false);
			new WeChatAccounts(List.of(), wechat.factory().runtime(this.store, wechat.clock())).add(SHOP);
			scheduler.tasks.forEach(Runnable::run);
			assertThat(accounts.known("shop")).isPresent();
			this.store.down(true);
			scheduler.tasks.forEach(Runnable::run);
			assertThat(output.toString().split("can be read, those", -1)).as("a failure after a success is news")
				.hasSize(3);
			refresh.stop();
			assertThat(refresh.isRunning()).isFalse();
		}
	}

	/** Runs nothing by itself. */
	private static final class Scheduler extends ScheduledThreadPoolExecutor implements AutoCloseable {

		private final List<Runnable> tasks = new ArrayList<>();

		private long every;

		Scheduler() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
			this.tasks.add(task);
			this.every = unit.toMillis(delay);
			return schedule(() -> {
			}, 1, TimeUnit.DAYS);
		}

		@Override
		public void close() {
			shutdownNow();
		}

	}

}
