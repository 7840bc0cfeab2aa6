package demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/**
 * A real Chromium, one for the tests of a class.
 */
@Tag("browser")
abstract class BrowserTests {

	static ChromeDriver browser;

	/** Known before the start, because the application forwards pushes to itself. */
	@DynamicPropertySource
	static void freePort(DynamicPropertyRegistry properties) {
		int free = TestSocketUtils.findAvailableTcpPort();
		properties.add("server.port", () -> free);
	}

	@BeforeAll
	static void startBrowser() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--window-size=1440,1180",
				"--lang=zh-CN");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver")).toFile())
			.build();
		browser = new ChromeDriver(service, options);
	}

	@AfterAll
	static void stopBrowser() {
		browser.quit();
	}

	static void type(String id, String text) {
		browser.findElement(By.id(id)).clear();
		browser.findElement(By.id(id)).sendKeys(text);
	}

	static void click(String id) {
		click(By.id(id));
	}

	/**
	 * Again while a live page puts a new element in the place of the old one, or moves
	 * it.
	 */
	static void click(By element) {
		new WebDriverWait(browser, Duration.ofSeconds(30)).ignoreAll(List.of(NoSuchElementException.class,
				StaleElementReferenceException.class, ElementNotInteractableException.class))
			.until((page) -> {
				page.findElement(element).click();
				return true;
			});
	}

	static void await(By element) {
		new WebDriverWait(browser, Duration.ofSeconds(30)).until(ExpectedConditions.presenceOfElementLocated(element));
	}

	static void awaitImage(String selector, int width) {
		new WebDriverWait(browser, Duration.ofSeconds(30)).until((page) -> browser.executeScript(
				"return document.querySelector(arguments[0]).naturalWidth === arguments[1]", selector, width));
	}

	static void awaitText(String id, String text) {
		awaitText(By.id(id), text);
	}

	static void awaitText(By element, String text) {
		new WebDriverWait(browser, Duration.ofSeconds(30))
			.until(ExpectedConditions.textToBePresentInElementLocated(element, text));
	}

}
