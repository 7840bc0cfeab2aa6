package demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives the page in a real Chromium, flow by flow, and takes the README's picture.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT, properties = "bootx.starter.third.simulator.port=0")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartPageTests extends BrowserTests {

	@LocalServerPort
	private int port;

	@Value("${bootx.starter.third.simulator.port}")
	private int simulatorPort;

	@BeforeEach
	void openOnce() {
		if (!browser.getCurrentUrl().startsWith("http://localhost:" + this.port)) {
			openPage();
		}
	}

	@Test
	@Order(1)
	void aFanSendsATextAndReadsTheHandlersReply() {
		type("message-text", "苹果还有吗");
		click("send-message");
		awaitText("chat-message", "苹果还有吗");
		awaitText("chat-message", "收到 5 个字，客服马上来");
	}

	@Test
	@Order(2)
	void aUserScansTheLoginCodeAndIsLoggedIn() {
		click("login-apply");
		awaitImage("#login-qr", 300);
		click("login-scan");
		awaitText("login-status", "已登录：oQuickstartFan");
	}

	@Test
	@Order(3)
	void templatesAreSyncedAndOneArrivesWithItsReceipt() {
		click("template-sync");
		awaitText("template-status", "新增 2，变更 0，消失 0，不变 0");
		awaitText("template-list", "order-shipped：商品名称 thing1，发货时间 time2");
		click("template-console");
		awaitText("template-status", "平台上多了一个模板");
		click("template-sync");
		awaitText("template-status", "新增 1，变更 0，消失 0，不变 2");
		click("template-console");
		awaitText("template-status", "平台上少了一个模板");
		click("template-sync");
		awaitText("template-status", "新增 0，变更 0，消失 1，不变 2");
		click("send-template");
		awaitText("chat-template", "商品名称：一箱苹果");
		awaitText("template-status", "回执：success");
	}

	@Test
	@Order(4)
	void aMenuIsCheckedPublishedTappedAndPublishedAgain() {
		click("menu-many");
		awaitText("menu-status", "button has 4 items, allowed are 1 to 3");
		assertThat(browser.findElement(By.id("menu-publish")).isEnabled()).isFalse();
		click("menu-lunch");
		awaitText("menu-status", "草稿可以发布");
		click("menu-publish");
		awaitText("menu-live", "今日午餐 · 更多（商城 · 地址）");
		click("menu-dinner");
		awaitText("menu-status", "草稿可以发布");
		click("menu-publish");
		awaitText("fan-menu", "今日晚餐");
		click(By.cssSelector("#fan-menu button"));
		awaitText("chat-message", "今天是酸菜鱼");
		click(By.cssSelector("#menu-versions button"));
		awaitText("fan-menu", "今日午餐");
		click(By.cssSelector("#fan-menu button"));
		awaitText("chat-message", "今天是红烧牛肉面");
	}

	@Test
	@Order(5)
	void aUserBindsHisWeChatAndIsNotifiedByName() {
		click("binding-apply");
		awaitImage("#binding-qr", 300);
		click("binding-scan");
		awaitText("binding-status", "lisi 已绑定 oQuickstartFan");
		click("binding-notice");
		awaitText("notice-status", "已发给：lisi；没有绑定微信：wangwu");
		awaitText("chat-binding", "苹果只剩 3 箱");
	}

	@Test
	@Order(6)
	void anotherApplicationGetsThePushes() {
		click("forward-message");
		awaitText("forwarded", "oQuickstartFan：两个应用都收到了吗");
	}

	@Test
	@Order(7)
	void fansAreSynced() {
		click("fans-sync");
		awaitText("fans-status", "共 1 个粉丝");
	}

	@Test
	@Order(8)
	void aUserOfTheMiniProgramLogsInAndReachesTheCustomerService() {
		click("applet-login");
		awaitText("applet-login-status", "已登录：oAppletUser");
		click("applet-message");
		awaitText("applet-message-status", "应用的回复：transfer_customer_service");
	}

	@Test
	@Order(9)
	void weComAppAndRobotMessagesArrive() {
		click("send-wecom");
		awaitText("chat-wecom", "构建成功");
		click("send-wecom-robot");
		awaitText("chat-wecom", "磁盘使用率 91%");
	}

	@Test
	@Order(10)
	void aDingTalkNoticeWithAnUploadedImageAndARobotMessageArrive() {
		click("send-ding");
		await(By.cssSelector("#chat-ding img"));
		awaitImage("#chat-ding img", 240);
		click("ding-progress");
		awaitText("ding-status", "100%");
		click("ding-recall");
		awaitText("ding-status", "通知已撤回");
		click("send-ding-robot");
		awaitText("chat-ding", "订单服务恢复正常");
	}

	@Test
	@Order(11)
	void dingTalkPushesOverHttpAndOverStreamAreHandled() {
		click("ding-callback");
		awaitText("chat-ding", "收到 状态，一切正常");
		click("ding-stream");
		awaitText("chat-ding", "欢迎新同事 lisi");
	}

	@Test
	@Order(12)
	void anOfficialAccountAuthorizesTheComponentAndItsMessagesAreAnswered() {
		click("open-authorize");
		await(By.cssSelector("a#authorize"));
		click("authorize");
		await(By.cssSelector("button#authorize"));
		chooseCustomerAndConfirm();
		new WebDriverWait(browser, Duration.ofSeconds(10))
			.until((page) -> page.getCurrentUrl().contains("/wechat/open/callback"));
		openPage();
		awaitText("open-status", "wxcustomer0000001 已授权");
		click("open-message");
		awaitText("chat-open", "收到 10 个字，客服马上来");
	}

	@Test
	@Order(13)
	void thePictureOfTheReadmeShowsEveryFlow() throws IOException {
		openPage();
		fansAreSynced();
		aUserOfTheMiniProgramLogsInAndReachesTheCustomerService();
		awaitText("chat-message", "收到 5 个字，客服马上来");
		awaitText("chat-wecom", "磁盘使用率 91%");
		awaitText("chat-open", "收到 10 个字，客服马上来");
		aUserScansTheLoginCodeAndIsLoggedIn();
		aUserBindsHisWeChatAndIsNotifiedByName();
		anotherApplicationGetsThePushes();
		click("send-template");
		awaitText("template-status", "回执：success");
		awaitText(By.cssSelector("#forwarded li"), "TEMPLATESENDJOBFINISH");
		browser.executeScript("document.activeElement.blur()");
		browser.manage().window().setSize(new Dimension(1440, chromeHeight() + height()));
		Path picture = Path.of("target", "quickstart.png");
		Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
	}

	@Test
	@Order(14)
	void itFitsIntoANarrowWindow() {
		browser.manage().window().setSize(new Dimension(500, 900));
		assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
	}

	@Test
	@Order(15)
	void theBrowserHadNothingToComplainAbout() {
		assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.isEmpty();
		assertThat(browser.findElement(By.id("journal")).getText()).doesNotContain("⚠");
	}

	private static int chromeHeight() {
		return ((Number) browser.executeScript("return outerHeight - innerHeight")).intValue();
	}

	private static int height() {
		return ((Number) browser.executeScript("return document.documentElement.scrollHeight")).intValue();
	}

	private void openPage() {
		browser.get("http://localhost:" + this.port + "/?simulator=" + this.simulatorPort);
		awaitText("live", "实时");
	}

	private void chooseCustomerAndConfirm() {
		browser.findElement(By.cssSelector("input[value=wxcustomer0000001]")).click();
		browser.findElement(By.id("authorize")).click();
	}

}
