package demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Drives the page in a real Chromium, flow by flow, and takes the README's picture.
 */
@Tag("browser")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "bootx.starter.third.simulator.port=0")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartPageTests {

	private static ChromeDriver browser;

	@LocalServerPort
	private int port;

	@Value("${bootx.starter.third.simulator.port}")
	private int simulatorPort;

	@BeforeAll
	static void startBrowser() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--window-size=1440,1180", "--lang=zh-CN");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver")).toFile())
			.build();
		browser = new ChromeDriver(service, options);
	}

	@AfterAll
	static void stopBrowser() {
		browser.quit();
	}

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
		new WebDriverWait(browser, Duration.ofSeconds(10))
			.until((page) -> browser.executeScript("return document.getElementById('login-qr').naturalWidth > 0"));
		click("login-scan");
		awaitText("login-status", "已登录：oQuickstartFan");
	}

	@Test
	@Order(3)
	void aTemplateMessageArrives() {
		click("send-template");
		awaitText("chat-template", "您购买的 一箱苹果 已发货");
	}

	@Test
	@Order(4)
	void weComAppAndRobotMessagesArrive() {
		click("send-wecom");
		awaitText("chat-wecom", "构建成功");
		click("send-wecom-robot");
		awaitText("chat-wecom", "磁盘使用率 91%");
	}

	@Test
	@Order(5)
	void aDingTalkNoticeWithAnUploadedImageAndARobotMessageArrive() {
		click("send-ding");
		await(By.cssSelector("#chat-ding img"));
		new WebDriverWait(browser, Duration.ofSeconds(10)).until(
				(page) -> browser.executeScript("return document.querySelector('#chat-ding img').naturalWidth == 240"));
		click("ding-progress");
		awaitText("ding-status", "100%");
		click("ding-recall");
		awaitText("ding-status", "通知已撤回");
		click("send-ding-robot");
		awaitText("chat-ding", "订单服务恢复正常");
	}

	@Test
	@Order(6)
	void dingTalkPushesOverHttpAndOverStreamAreHandled() {
		click("ding-callback");
		awaitText("chat-ding", "收到 状态，一切正常");
		click("ding-stream");
		awaitText("chat-ding", "欢迎新同事 lisi");
	}

	@Test
	@Order(7)
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
	@Order(8)
	void thePictureOfTheReadmeShowsEveryFlow() throws IOException {
		openPage();
		awaitText("chat-message", "收到 5 个字，客服马上来");
		awaitText("chat-wecom", "磁盘使用率 91%");
		awaitText("chat-open", "收到 10 个字，客服马上来");
		aUserScansTheLoginCodeAndIsLoggedIn();
		Path picture = Path.of("target", "quickstart.png");
		Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
	}

	private void openPage() {
		browser.get("http://localhost:" + this.port + "/?simulator=" + this.simulatorPort);
		awaitText("live", "实时");
	}

	private void chooseCustomerAndConfirm() {
		browser.findElement(By.cssSelector("input[value=wxcustomer0000001]")).click();
		browser.findElement(By.id("authorize")).click();
	}

	private static void type(String id, String text) {
		browser.findElement(By.id(id)).clear();
		browser.findElement(By.id(id)).sendKeys(text);
	}

	private static void click(String id) {
		new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.elementToBeClickable(By.id(id)))
			.click();
	}

	private static void await(By element) {
		new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.presenceOfElementLocated(element));
	}

	private static void awaitText(String id, String text) {
		new WebDriverWait(browser, Duration.ofSeconds(10))
			.until(ExpectedConditions.textToBePresentInElementLocated(By.id(id), text));
	}

}
