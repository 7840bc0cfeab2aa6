package demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * The simulator's page in a real Chromium: phones, chats and the inspector.
 */
abstract class PhoneBrowserTests extends BrowserTests {

	static final String ACCOUNT = "wx00000000quickst1";

	static final String WECOM = "ww00000000quickst1";

	/** What is written into the fields of dialogs that have no preset. */
	static final Map<String, String> ANSWERS = Map.of("id", "oDialog", "code", "door", "templateId", "tmpl_shipped",
			"pageUrl", "http://127.0.0.1/none", "event", "x", "key", "agree", "text", "看图");

	@TempDir
	static Path files;

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

	static void say(int number, String text) {
		browser.executeScript("arguments[0].textContent = arguments[1]", browser.findElement(phone(number, " .status")),
				text);
	}

	/** Whatever was done has an outcome. */
	static void awaitDone(int number) {
		await(By.xpath("(//section[contains(@class,'phone')])[" + number
				+ "]/p[contains(@class,'status') and normalize-space() and not(contains(.,'推送中'))]"));
	}

	static ObjectNode of(String name, String value) {
		return JsonNodeFactory.instance.objectNode().put(name, value);
	}

	static ArrayNode array(String... values) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		List.of(values).forEach(array::add);
		return array;
	}

	JsonNode control(String id, ObjectNode arguments) {
		try {
			return this.simulator.control().call(id, arguments);
		}
		catch (InterruptedException ex) {
			return fail(ex);
		}
	}

	/** A call of the WeCom application; the last thing in its address is the token. */
	JsonNode wecom(String call, String body) {
		JsonNode answer = ask("/qyapi/cgi-bin/" + call + "access_token=" + wecomToken(), body, "");
		assertThat(answer.path("errcode").asInt(-1)).as(answer.toString()).isZero();
		return answer;
	}

	String wecomToken() {
		return ask("/qyapi/cgi-bin/gettoken?corpid=" + WECOM + "&corpsecret=quickstart-corp-secret", null, "")
			.path("access_token")
			.asText();
	}

	/** A call of the DingTalk application, to the old family or the new one. */
	JsonNode dingTalk(String path, @Nullable String body) {
		String token = dingToken();
		return ask(path.startsWith("/oapi") ? path + "?access_token=" + token : path, body, token);
	}

	String dingToken() {
		return ask("/oapi/gettoken?appkey=dingquickstart0002&appsecret=quickstart-internal-secret", null, "")
			.path("access_token")
			.asText();
	}

	JsonNode ask(String path, @Nullable String body, String token) {
		return send(path, "application/json", (body == null) ? null : body.getBytes(StandardCharsets.UTF_8), token);
	}

	JsonNode send(String path, String contentType, byte @Nullable [] body, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + path))
			.header("Content-Type", contentType);
		if (!token.isEmpty()) {
			request.header("x-acs-dingtalk-access-token", token);
		}
		if (body != null) {
			request.POST(BodyPublishers.ofByteArray(body));
		}
		try {
			return new ObjectMapper()
				.readTree(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
		}
		catch (IOException | InterruptedException ex) {
			return fail(ex);
		}
	}

	static void press(String panel, String key) {
		say(1, "");
		action(panel, key);
		awaitDone(1);
		click(phone(" ." + panel));
	}

	/** Presses each button of a panel and waits for what comes of it. */
	static void pressAll(String panel, int count) {
		pressAll(1, panel, count);
	}

	static void pressAll(int number, String panel, int count) {
		click(phone(number, " " + panel));
		List<String> keys = browser.findElements(phone(number, " .extra button"))
			.stream()
			.map((button) -> button.getAttribute("data-key"))
			.toList();
		assertThat(keys).hasSize(count);
		for (String key : keys) {
			say(number, "");
			if (browser.findElements(phone(number, " .extra [data-key=" + key + "]")).isEmpty()) {
				continue;
			}
			click(phone(number, " .extra [data-key=" + key + "]"));
			answer();
			awaitDone(number);
		}
		click(phone(number, " " + panel));
	}

	/** Fills in the dialog, or chooses the file, where one is asked for. */
	static void answer() {
		for (WebElement chooser : browser.findElements(By.cssSelector("body > input[type=file]"))) {
			chooser.sendKeys(files.resolve("sent.png").toString());
		}
		for (WebElement field : browser.findElements(By.cssSelector("dialog input, dialog textarea"))) {
			String text = ANSWERS.get(field.getAttribute("name"));
			if (text != null && field.getAttribute("value").isEmpty()) {
				field.sendKeys(text);
			}
			else {
				field.click();
			}
		}
		browser.findElements(By.cssSelector("dialog select")).forEach((field) -> field.click());
		browser.findElements(By.cssSelector("dialog [data-role=ok]")).forEach(WebElement::click);
	}

	/** The first press records from the microphone, the second sends. */
	static void speak(int number) {
		say(number, "");
		click(phone(number, " .mic"));
		awaitText(phone(number, " .status"), "正在录音");
		browser.executeAsyncScript("setTimeout(arguments[0], 300)");
		click(phone(number, " .mic[aria-pressed=true]"));
		awaitText(phone(number, " .status"), "HTTP 200");
	}

}
