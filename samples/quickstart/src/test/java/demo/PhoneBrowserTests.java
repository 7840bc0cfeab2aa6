package demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.Select;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * The simulator's page in a real Chromium: phones, chats and the inspector.
 */
abstract class PhoneBrowserTests extends BrowserTests {

	static final String ACCOUNT = "wx00000000quickst1";

	@Value("${bootx.starter.third.simulator.port}")
	int simulatorPort;

	@Autowired
	PlatformSimulator simulator;

	void open() {
		browser.manage().window().setSize(new Dimension(1600, 1000));
		browser.get("http://localhost:" + this.simulatorPort + "/");
		new Select(browser.findElement(By.id("language"))).selectByValue("zh");
		awaitText("live", "实时");
	}

	static By phone(String inside) {
		return phone(1, inside);
	}

	static By phone(int number, String inside) {
		return By.cssSelector("#phones .phone:nth-child(" + number + ")" + inside);
	}

	static void become(String person) {
		become(1, person);
	}

	static void become(int number, String person) {
		await(phone(number, " .who option[value$=' " + person + "']"));
		browser.executeScript("""
				const [phone, person] = arguments;
				const who = document.querySelectorAll('#phones .phone')[phone - 1].querySelector('.who');
				who.value = [...who.options].find((option) => option.value.endsWith(' ' + person)).value;
				who.dispatchEvent(new Event('change'));
				""", number, person);
	}

	static void write(String text) {
		type(1, text);
	}

	static void type(int number, String text) {
		browser.findElement(phone(number, " .composer .text")).sendKeys(text, Keys.ENTER);
	}

	static void attach(String label) {
		if (browser.findElements(phone(" .extra [data-key=" + label + "]")).isEmpty()) {
			click(phone(" .plus"));
		}
		click(phone(" .extra [data-key=" + label + "]"));
	}

	static void action(String panel, String label) {
		click(phone(" ." + panel));
		click(phone(" .extra [data-key=" + label + "]"));
	}

	static void view(String name) {
		click(By.cssSelector("#views [data-key=" + name + "]"));
	}

	static void picture(String name) {
		try {
			Files.write(Path.of("target", name), browser.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void openChat(String conversation) {
		openChat(1, conversation);
	}

	static void openChat(int number, String conversation) {
		if (!browser.findElements(phone(number, " .back")).isEmpty()) {
			click(phone(number, " .back"));
		}
		click(phone(number, " .chat[data-conversation^='" + conversation + "']"));
	}

}
